// After a restart, or at 9 o'clock, many clients hold tokens of one age: how many of them ask for new ones in the busiest second?
// npm run bench:herd. Seeded: the same numbers each time.
import { timeUntilDue, timeUntilRenewal } from '../projects/token-refresh/src/lib/expiry.ts';
import { seeded } from './seeded.ts';

const CLIENTS = 100_000;
const LIFETIME_S = 300;
const REFRESH_AHEAD_S = 30;
const CYCLES = 5;
/** All signed in within this time. */
const RUSH_MS = 1_000;

/** The refreshes of the busiest second of each cycle. `useEveryS`: how often a client sends requests, which renew what is due as well. */
function busiest(jitter: boolean, useEveryS: number): number[] {
  const random = seeded(1);
  const issued = Array.from({ length: CLIENTS }, () => random() * RUSH_MS);
  return Array.from({ length: CYCLES }, () => {
    const seconds = new Map<number, number>();
    issued.forEach((issuedAt, client) => {
      const tokens = { issuedAt, lifetime: LIFETIME_S, sessionId: '', generation: 1 };
      const due = timeUntilDue(tokens, REFRESH_AHEAD_S, issuedAt);
      const timer = jitter ? timeUntilRenewal(tokens, REFRESH_AHEAD_S, issuedAt, random()) : due;
      const use = due - Math.log(1 - random()) * useEveryS * 1000;
      const at = issuedAt + Math.min(timer, use);
      issued[client] = at;
      seconds.set(Math.floor(at / 1000), (seconds.get(Math.floor(at / 1000)) ?? 0) + 1);
    });
    return Math.max(...seconds.values());
  });
}

console.log(
  `${CLIENTS} clients that signed in within ${RUSH_MS} ms, tokens of ${LIFETIME_S} s, refreshAhead ${REFRESH_AHEAD_S} s.`,
);
console.log('Refreshes in the busiest second of each of the first renewals:\n');
for (const useEveryS of [Infinity, 20]) {
  const who = useEveryS === Infinity ? 'pages that are looked at' : `pages in use, a request every ${useEveryS} s`;
  for (const jitter of [false, true]) {
    const peaks = busiest(jitter, useEveryS).map((peak) => String(peak).padStart(8));
    console.log(`${who.padEnd(44)}${jitter ? 'with' : 'without'} jitter`.padEnd(62) + peaks.join(''));
  }
}
