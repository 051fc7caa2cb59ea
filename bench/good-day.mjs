// What the interceptor costs a request whose token is good, beside none and beside the tutorial's. node bench/good-day.mjs
import { atMost, figure, print, ratio } from './in-process/figures.mjs';
import { withPages } from './in-process/pages.mjs';

const VARIANTS = ['without', 'tutorial', 'tutorial, token in memory', 'library'];
/** To read the page's cookies, which Angular does for a POST, is slow: fewer of them. */
const KINDS = { GET: 1, 'GET, each query new': 0.5, 'GET, each path new': 0.5, POST: 0.05 };
const GOAL = 1.15;

/** @returns nanoseconds and bytes for each request, and the goals */
export async function measure({ quick = false } = {}) {
  const { requests, rounds } = quick ? { requests: 20_000, rounds: 5 } : { requests: 100_000, rounds: 7 };
  const kinds = quick ? ['GET'] : Object.keys(KINDS);
  const variants = quick ? ['without', 'tutorial', 'library'] : VARIANTS;
  const runs = await withPages(async (open) => {
    const pages = new Map();
    for (const variant of variants) pages.set(variant, await warmPage(open, variant, kinds));
    const runs = {};
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) {
        for (const [variant, page] of pages) {
          const all = (runs[`${kind}: ${variant}`] ??= { ns: [], bytes: [] });
          const count = requests * KINDS[kind];
          all.ns.push(((await page.cost(run, { kind, count })) / count) * 1e6);
          all.bytes.push(await page.evaluate(bytes, kind));
        }
      }
    }
    return runs;
  });
  return {
    title: 'A good day: a request whose token is good',
    command: 'node bench/good-day.mjs',
    rows: Object.entries(runs).map(([name, { ns, bytes }]) => ({ name, ns: figure(ns), bytes: figure(bytes) })),
    // A URL that was never seen before has to be read once: those rows show what that costs.
    goals: kinds
      .filter((kind) => !kind.endsWith('new'))
      .flatMap((kind) =>
        ['ns', 'bytes'].map((unit) =>
          atMost(
            `${kind}: ${unit} of the library / ${unit} of the tutorial's interceptor`,
            GOAL,
            ratio(runs[`${kind}: library`][unit], runs[`${kind}: tutorial`][unit]),
          ),
        ),
      ),
  };
}

async function warmPage(open, variant, kinds) {
  const page = await open();
  await page.evaluate(
    async ({ variant, kinds }) => {
      globalThis.app = await globalThis.bench.goodDay(variant);
      for (const kind of kinds) globalThis.app.run(kind, kind === 'POST' ? 2_000 : 20_000);
    },
    { variant, kinds },
  );
  return page;
}

const run = ({ kind, count }) => globalThis.app.run(kind, count);
const bytes = (kind) => globalThis.app.bytes(kind, 2_000);

if (process.argv[1] === import.meta.filename) process.exitCode = print(await measure()) ? 0 : 1;
