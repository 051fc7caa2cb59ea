// 100 requests at once whose token has expired, by the clock and by the server, near and far, over HTTP/1.1 and HTTP/2, all over TLS.
import { COMPETITORS, FLOOR } from './stand/competitors.mjs';
import { spread } from './stand/figures.mjs';
import { play } from './stand/play.mjs';
import { playRounds } from './stand/rounds.mjs';
import { withStand } from './stand/stand.mjs';

const REQUESTS = 100;
const OURS = COMPETITORS[0];
const WITHIN = 1.05;
/** Two medians closer than this are the same. */
const TIE = 1.02;

const LINES = { near: 'loopback', far: '40 ms' };
const VERSIONS = { h1: 'HTTP/1.1', h2: 'HTTP/2' };

export function measure({ rounds = 5, quick = false, log = () => {} } = {}) {
  return withStand(async (stand) => {
    const rows = [];
    const goals = [];
    for (const line of quick ? ['near'] : ['near', 'far']) {
      for (const version of ['h1', 'h2']) {
        for (const byClock of [true, false]) {
          const name = `${VERSIONS[version]}, ${LINES[line]}, expired by the ${byClock ? 'clock' : 'server'}`;
          log(name);
          const plays = await playRounds(
            [FLOOR, ...COMPETITORS],
            rounds,
            ({ answered }) => answered < REQUESTS / 2,
            (competitor, round) =>
              play(stand, { competitor, seed: round + 1, route: { version, line }, byClock, requests: REQUESTS }),
          );
          rows.push(...rowsOf(name, plays));
          goals.push(...goalsOf(name, byClock, plays));
        }
      }
    }
    return {
      title: `Burst: ${REQUESTS} requests, the token has expired`,
      command: 'npm run bench -- --only=burst',
      rows,
      goals,
      notes: [
        'The floor is what has to happen, played by a page without a library: by the clock the refresh and then 100 good requests, by the server 100 refused ones before them. Of the floor: each round against the floor of the same round.',
        'By the server less than the floor can be had: a refresh that begins with the first 401 runs beside the other refusals. On HTTP/1.1 it queues behind them.',
        'Who answers fewer than half in the first round plays that round only.',
        'Refused requests take as long as good ones. Connections are open before the burst; the line of 40 ms delays what is sent, not the TCP handshake.',
      ],
    };
  });
}

function rowsOf(group, plays) {
  const floor = plays.get(FLOOR);
  return [...plays].map(([{ name }, played]) => {
    const all = (key) => spread(played.map((one) => one[key]));
    const complete = played.filter(({ answered }) => answered === REQUESTS);
    const some = (values, digits) => (complete.length > 0 ? spread(values, digits) : '–');
    return {
      group,
      '': name,
      answered: all('answered'),
      'last answer, ms': some(complete.map(({ ms }) => ms)),
      'of the floor': some(
        complete.map((one) => one.ms / floor[played.indexOf(one)].ms),
        2,
      ),
      refreshes: all('refreshes'),
      'on the wire': spread(played.map(({ sent, refreshes }) => sent + refreshes)),
      rounds: played.length,
    };
  });
}

function goalsOf(name, byClock, plays) {
  const ours = plays.get(OURS);
  const ofFloor = ratio(ours, plays.get(FLOOR));
  const wire = byClock ? REQUESTS + 1 : 2 * REQUESTS + 1;
  const right = ours.filter(
    (one) => one.answered === REQUESTS && one.refreshes === 1 && one.sent + one.refreshes === wire,
  ).length;
  const goals = [
    {
      goal: `${name}: within 5 % of the floor`,
      measured: `${ofFloor.toFixed(2)} ×`,
      met: ofFloor <= WITHIN,
    },
    {
      goal: `${name}: all answered, 1 refresh, ${wire} on the wire`,
      measured: `${right} of ${ours.length} rounds`,
      met: right === ours.length,
    },
  ];
  if (byClock) return goals;
  const rivals = [...plays].filter(
    ([rival, played]) => rival !== OURS && rival !== FLOOR && played.every(({ answered }) => answered === REQUESTS),
  );
  const behind = rivals
    .map(([rival, played]) => ({ rival, ratio: ratio(ours, played) }))
    .sort((a, b) => b.ratio - a.ratio)[0];
  return [
    ...goals,
    {
      goal: `${name}: behind nobody who answers all 100 (within ${Math.round((TIE - 1) * 100)} %)`,
      measured: behind ? `${behind.ratio.toFixed(2)} × of ${behind.rival.name}` : 'nobody else answers all',
      met: !behind || behind.ratio <= TIE,
    },
  ];
}

/** The median of what ours took of what theirs took, round by round. */
function ratio(ours, theirs) {
  return spread(ours.map((one, round) => one.ms / theirs[round].ms)).median;
}
