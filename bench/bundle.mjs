// What each adds to a production build of the minimal app: the pages of the bench, compared with the one without any of them.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { COMPETITORS } from './stand/competitors.mjs';

/** Of DESIGN: what a default app may pay at most. */
const GOAL = 4_500;

function sizes(page) {
  const folder = `dist/bench/${page}/browser`;
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const contents = scripts.map((file) => readFileSync(`${folder}/${file}`));
  const total = (compress) => contents.reduce((sum, content) => sum + compress(content).length, 0);
  return { brotli: total(brotliCompressSync), gzip: total(gzipSync), raw: total((content) => content) };
}

export async function measure() {
  const without = sizes('without');
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  const added = COMPETITORS.map(({ page, name }) => {
    const { brotli, gzip, raw } = sizes(page);
    return { name, brotli: brotli - without.brotli, gzip: gzip - without.gzip, raw: raw - without.raw };
  });
  return {
    title: 'Bundle: added to a production build of a minimal app, kB',
    command: 'npm run bench -- --only=bundle',
    rows: added.map(({ name, brotli, gzip, raw }) => ({
      '': name,
      brotli: kB(brotli),
      gzip: kB(gzip),
      raw: kB(raw),
    })),
    goals: [
      {
        goal: `adds at most ${kB(GOAL)} kB brotli to a default app`,
        measured: `${kB(added[0].brotli)} kB`,
        met: added[0].brotli <= GOAL,
      },
    ],
    notes: [
      `The app, with HttpClient and the router, takes ${kB(without.brotli)} kB. Of the axios ones axios itself is most.`,
    ],
  };
}
