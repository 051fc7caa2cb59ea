// 100 requests with a token that the server has forgotten, and 20 of the refusals take longer than the refresh does.
import { COMPETITORS } from './stand/competitors.mjs';
import { spread } from './stand/figures.mjs';
import { play } from './stand/play.mjs';
import { playRounds } from './stand/rounds.mjs';
import { withStand } from './stand/stand.mjs';

const REQUESTS = 100;
const LATE = Array.from({ length: 20 }, (_, index) => index * 5);
const VERSIONS = { h1: 'HTTP/1.1', h2: 'HTTP/2' };

export function measure({ rounds = 5, log = () => {} } = {}) {
  return withStand(async (stand) => {
    const rows = [];
    const goals = [];
    for (const version of ['h1', 'h2']) {
      log(VERSIONS[version]);
      const plays = await playRounds(
        COMPETITORS,
        rounds,
        ({ answered }) => answered < REQUESTS / 2,
        (competitor, round) =>
          play(stand, {
            competitor,
            seed: round + 1,
            route: { version, line: 'near' },
            byClock: false,
            requests: REQUESTS,
            late: LATE,
          }),
      );
      for (const [{ name }, played] of plays) rows.push(row(VERSIONS[version], name, played));
      const ours = plays.get(COMPETITORS[0]);
      const right = ours.filter(({ answered, refreshes }) => answered === REQUESTS && refreshes === 1).length;
      goals.push({
        goal: `${VERSIONS[version]}, late 401s: all answered, 1 refresh`,
        measured: `${right} of ${ours.length} rounds`,
        met: right === ours.length,
      });
    }
    return {
      title: 'Late 401s: 20 of the 100 are refused after 400 ms, when the refresh is over',
      command: 'npm run bench -- --only=late-401s',
      rows,
      goals,
      notes: ['Loopback, TLS. Who answers fewer than half in the first round plays that round only.'],
    };
  });
}

function row(group, name, played) {
  const all = (key) => spread(played.map((one) => one[key]));
  const complete = played.filter(({ answered }) => answered === REQUESTS);
  return {
    group,
    '': name,
    answered: all('answered'),
    'last answer, ms': complete.length > 0 ? spread(complete.map(({ ms }) => ms)) : '–',
    refreshes: all('refreshes'),
    'on the wire': spread(played.map(({ sent, refreshes }) => sent + refreshes)),
    rounds: played.length,
  };
}
