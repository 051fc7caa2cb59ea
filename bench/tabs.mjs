// Two and eight tabs of one person, 20 requests in each at the same moment, and a server that excuses nothing.
import { COMPETITORS } from './stand/competitors.mjs';
import { spread } from './stand/figures.mjs';
import { play } from './stand/play.mjs';
import { playRounds } from './stand/rounds.mjs';
import { withStand } from './stand/stand.mjs';

const REQUESTS = 20;
const IDLE_MS = 4_000;

export function measure({ rounds = 5, quick = false, log = () => {} } = {}) {
  return withStand(async (stand) => {
    const rows = [];
    const goals = [];
    for (const tabs of quick ? [2] : [2, 8]) {
      for (const byClock of [false, true]) {
        const name = `${tabs} tabs, expired by the ${byClock ? 'clock' : 'server'}`;
        log(name);
        const plays = await playRounds(
          COMPETITORS,
          rounds,
          ({ answered }) => answered < tabs * REQUESTS,
          (competitor, round) =>
            play(stand, {
              competitor,
              seed: round + 1,
              route: { version: 'h2', line: 'near' },
              byClock,
              requests: REQUESTS,
              tabs,
              idleMs: IDLE_MS,
            }),
        );
        for (const [competitor, played] of plays) rows.push(row(name, competitor, played));
        const ours = plays.get(COMPETITORS[0]);
        const right = ours.filter((one) => one.answered === tabs * REQUESTS && one.refreshes === 1 && !one.reuse);
        goals.push({
          goal: `${name}: all answered, 1 refresh for all, 0 reuse`,
          measured: `${right.length} of ${ours.length} rounds`,
          met: right.length === ours.length,
        });
      }
    }
    return {
      title: `Tabs: ${REQUESTS} requests in each at the same moment, one-time refresh tokens, no grace period`,
      command: 'npm run bench -- --only=tabs',
      rows,
      goals,
      notes: [
        'HTTP/2, loopback. Reuse: a refresh token that was used already came back, which ends the session for all tabs. keycloak-angular has a session of its own in each tab.',
        `Hanging: not answered ${IDLE_MS / 1000} s after anybody was. Who does not answer all in the first round plays that round only.`,
        'angular-auth-oidc-client and angular-oauth2-oidc renew by a timer and not for a request: what their tabs do at that moment is not in this burst.',
      ],
    };
  });
}

function row(group, { name, sessionForEachTab }, played) {
  const all = (key) => spread(played.map((one) => one[key]));
  return {
    group,
    '': sessionForEachTab ? `${name} (a session for each tab)` : name,
    answered: all('answered'),
    failed: all('failed'),
    hanging: all('hanging'),
    refreshes: all('refreshes'),
    reuse: all('reuse'),
    'last answer, ms': spread(played.map(({ ms }) => ms)),
    rounds: played.length,
  };
}
