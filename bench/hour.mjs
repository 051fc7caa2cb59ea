// An hour of a working person, tokens of five minutes: who had to wait, and what was on the wire. node bench/hour.mjs
import { atMost, figure, print } from './in-process/figures.mjs';
import { withPages } from './in-process/pages.mjs';

const STRATEGIES = [
  'library',
  'on 401 (tutorial, axios interceptors)',
  'timer at 75 % of the lifetime (angular-oauth2-oidc)',
  'looks every 4 s, 30 s ahead (angular-auth-oidc-client as ng add sets it up)',
  'looks every 4 s, 0 s ahead (angular-auth-oidc-client, defaults)',
  'before use, 5 s ahead (keycloak)',
  'before use, 60 s ahead (auth0)',
];
const SEEDS = [1, 2, 3, 4, 5];

/** @returns for each strategy, of five hours, requests that waited, 401s, requests that failed and refreshes; and the goals */
export async function measure({ quick = false } = {}) {
  const hours = await withPages(async (open) => {
    const hours = {};
    for (const strategy of STRATEGIES) {
      for (const seed of quick ? SEEDS.slice(0, 1) : SEEDS) {
        const { page, evaluate } = await open();
        (hours[strategy] ??= []).push(await evaluate(run, { strategy, seed }));
        await page.context().close();
      }
    }
    return hours;
  });
  const all = (pick) => hours['library'].map(pick).reduce((sum, count) => sum + count, 0);
  return {
    title: 'An hour of work, tokens of five minutes; others as small models of when they renew',
    command: 'node bench/hour.mjs',
    rows: Object.entries(hours).map(([name, told]) => ({
      name,
      requests: figure(told.map(({ requests }) => requests)),
      'waited in use': figure(told.map(({ waited }) => waited)),
      '401 in use': figure(told.map(({ refused }) => refused)),
      'waited on return': figure(told.map(({ onReturn }) => onReturn.waited)),
      '401 on return': figure(told.map(({ onReturn }) => onReturn.refused)),
      failed: figure(told.map(({ failed }) => failed)),
      refreshes: figure(told.map(({ refreshes }) => refreshes)),
    })),
    goals: [
      atMost(
        'requests that waited while the page was in use, the library, all hours',
        0,
        all(({ waited }) => waited),
      ),
      atMost(
        '401s while the page was in use, the library, all hours',
        0,
        all(({ refused }) => refused),
      ),
    ],
  };
}

const run = ({ strategy, seed }) => globalThis.bench.hour(strategy, seed);

if (process.argv[1] === import.meta.filename) process.exitCode = print(await measure()) ? 0 : 1;
