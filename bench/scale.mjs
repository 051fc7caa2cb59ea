// What it costs to wait at the gate, for 10, 1,000 and 100,000 requests. node bench/scale.mjs
import { atMost, figure, print, ratio } from './in-process/figures.mjs';
import { withPages } from './in-process/pages.mjs';

const COUNTS = [10, 1_000, 100_000];
const [, MANY, MOST] = COUNTS;
/** The tutorial's subject takes its observers out one by one: a minute for 100,000. */
const KINDS = {
  library: COUNTS,
  tutorial: [10, 1_000, 10_000],
  handlers: COUNTS,
  'handlers that send': COUNTS,
};
const QUICK_KINDS = { library: [MANY, MOST], 'handlers that send': [MOST] };
/** Of a few waiters so many groups, each at a gate of its own, that there is something to measure. */
const AT_LEAST = 10_000;

/** @returns nanoseconds and bytes for each that waits, and the goals */
export async function measure({ quick = false } = {}) {
  const runs = await withPages(async (open) => {
    const runs = {};
    for (let round = 0; round < (quick ? 3 : 5); round++) {
      for (const [kind, counts] of Object.entries(quick ? QUICK_KINDS : KINDS)) {
        for (const waiters of counts) await one(open, kind, waiters, (runs[`${kind}, ${waiters}`] ??= []));
      }
    }
    return runs;
  });
  const of = (name, unit) => runs[name].map((run) => run[unit]);
  const slope = (unit) => ratio(of(`library, ${MOST}`, unit), of(`library, ${MANY}`, unit));
  const release = (other) => ratio(of(`library, ${MOST}`, 'release'), of(`${other}, ${MOST}`, 'release'));
  return {
    title: 'Scale: requests that wait at one gate, for each of them',
    command: 'node bench/scale.mjs',
    rows: Object.keys(runs).map((name) => ({
      name,
      'wait ns': figure(of(name, 'hold')),
      'release ns': figure(of(name, 'release')),
      bytes: figure(of(name, 'bytes')),
    })),
    goals: [
      atMost('slope of the time: a waiter among 100,000 / among 1,000', 1.5, slope('both')),
      atMost('slope of the memory: a waiter among 100,000 / among 1,000', 1.5, slope('bytes')),
      atMost(
        'release of 100,000 requests / of 100,000 handlers of one promise that each send theirs',
        3,
        release('handlers that send'),
      ),
      // The letter of the issue: nobody who sends a request can be as quick as who does nothing.
      ...(quick
        ? []
        : [
            atMost(
              'release of 100,000 requests / of 100,000 handlers of one promise that do nothing',
              3,
              release('handlers'),
            ),
          ]),
    ],
  };
}

/** A fresh page for each run: what has waited once is not found warm. */
async function one(open, kind, waiters, runs) {
  const { page, evaluate, cost } = await open();
  const gates = Math.max(1, AT_LEAST / waiters);
  const each = 1 / (gates * waiters);
  // The compiler has seen it before.
  await evaluate(warm, kind);
  await evaluate(prepare, { kind, gates, waiters });
  const before = await evaluate(heap);
  const hold = (await cost(() => globalThis.gate.hold())) * each * 1e6;
  const bytes = ((await evaluate(heap)) - before) * each;
  const release = (await cost(() => globalThis.gate.release())) * each * 1e6;
  runs.push({ hold, release, bytes, both: hold + release });
  await page.context().close();
}

async function warm(kind) {
  const gate = await globalThis.bench.scale(kind, 1, 2_000);
  gate.hold();
  await gate.release();
}

async function prepare({ kind, gates, waiters }) {
  globalThis.gate = await globalThis.bench.scale(kind, gates, waiters);
}

const heap = () => globalThis.gate.heap();

if (process.argv[1] === import.meta.filename) process.exitCode = print(await measure()) ? 0 : 1;
