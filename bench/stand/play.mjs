// One play: new tabs of a new person whose token expires, a burst in each at the same moment, and what the server counted.
import { performance } from 'node:perf_hooks';

import { FLOOR } from './competitors.mjs';
import { openTab } from './tab.mjs';

const HOUR_MS = 3_600_000;

/**
 * `byClock`: an hour passes, as it does while a computer sleeps, and the client can see it. Else the server has forgotten the token,
 * and the client does not know. `idleMs`: who is not answered this long after anybody was, hangs.
 */
export async function play(stand, { competitor, seed, route, byClock, requests, tabs = 1, late, idleMs = 10_000 }) {
  const origin = stand.origin(route);
  const sessions = competitor.sessionForEachTab ? tabs : 1;
  const grants = await stand.begin({ page: competitor.page, seed, items: requests, late, origin, sessions });
  const context = await stand.browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const opened = [];
    for (let index = 0; index < tabs; index++) {
      opened.push(await openTab(context, origin, competitor, grants[index % sessions]));
    }
    const leap = byClock ? HOUR_MS : 0;
    await stand.expire({ leap });
    const at = tabs > 1 ? performance.timeOrigin + performance.now() + 300 : 0;
    const floor = competitor === FLOOR;
    const told = await Promise.all(
      opened.map((tab, index) => tab.burst({ requests, first: index * requests, leap, idleMs, at, floor })),
    );
    const sum = (key) => told.reduce((total, tally) => total + tally[key], 0);
    const last = Math.max(...told.map(({ ms }) => ms));
    const lost = { answered: sum('answered'), failed: sum('failed'), hanging: sum('hanging') };
    return { ...lost, ms: last, ...(await stand.counts()) };
  } finally {
    await context.close();
  }
}
