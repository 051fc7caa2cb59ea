import fc from 'fast-check';

import { fromCache, send, setClock, setOnline, show, sleep, tamper, toCache, withTab } from './acts';
import { duration, latency, tab, type Weighted } from './draws';
import type { Weather } from './play';
import { Step } from './step';
import type { Fault, Trip } from './wire';

const ofRequests: readonly Fault[] = ['unreachable', 'lost', 'busy', 'tooMany', 'gateway'];
const ofRefreshes: readonly Fault[] = [...ofRequests, 'silent', 'html', 'noToken', 'expired', 'throws', 'empty'];

const trip = (faults: readonly Fault[]): fc.Arbitrary<Trip> =>
  fc.record({
    latency,
    fault: fc.oneof(fc.constant<Fault>('none'), { weight: 2, arbitrary: fc.constantFrom(...faults) }),
  });
const tripsOf = (faults: readonly Fault[], maxLength: number) => fc.array(trip(faults), { minLength: 1, maxLength });

/** What goes wrong, by its kind. */
export const FAULTS: Readonly<Record<Weather, () => Weighted[]>> = {
  network: () => [
    [
      6,
      tripsOf(ofRefreshes, 4).map(
        (trips) =>
          new Step(
            `refreshes meet ${JSON.stringify(trips)}`,
            ({ world }) => void world.refreshTrips.push(...trips),
            'network',
          ),
      ),
    ],
    [
      2,
      fc
        .record({ tab, kind: fc.constantFrom('get', 'post'), trips: tripsOf(ofRequests, 2) })
        .map((what) => new Step(`request(${JSON.stringify(what)})`, (play) => send(play, what), 'network')),
    ],
    [
      2,
      fc
        .boolean()
        .map((online) => new Step(online ? 'online' : 'offline', (play) => setOnline(play, online), 'network')),
    ],
  ],
  api: () => [
    [
      4,
      fc
        .constantFrom('accepts' as const, 'refuses' as const, 'everyOther' as const)
        .map((mode) => new Step(`api ${mode} fresh tokens`, ({ world }) => void (world.server.api = mode), 'api')),
    ],
    [1, fc.constant(new Step('server ends all sessions', ({ world }) => world.server.endSessions(), 'api'))],
  ],
  pages: () => [
    [
      1,
      fc
        .tuple(tab, fc.boolean())
        .map(
          ([n, visible]) =>
            new Step(`${visible ? 'show' : 'hide'}(tab ${n})`, (play) => show(play, n, visible), 'pages'),
        ),
    ],
    [1, tab.map((n) => new Step(`freeze(tab ${n})`, (play) => withTab(play, n, ({ page }) => page.freeze()), 'pages'))],
    [1, tab.map((n) => new Step(`thaw(tab ${n})`, (play) => withTab(play, n, ({ page }) => page.thaw()), 'pages'))],
    [1, tab.map((n) => new Step(`toCache(tab ${n})`, (play) => toCache(play, n), 'pages'))],
    [1, tab.map((n) => new Step(`fromCache(tab ${n})`, (play) => fromCache(play, n), 'pages'))],
    [
      1,
      tab.map(
        (n) =>
          new Step(
            `crash(tab ${n})`,
            (play) => play.living.length > 1 && withTab(play, n, (its) => its.leave()),
            'pages',
          ),
      ),
    ],
    [
      1,
      tab.map(
        (n) =>
          new Step(
            `destroy(tab ${n})`,
            (play) => play.living.length > 1 && withTab(play, n, (its) => its.destroy()),
            'pages',
          ),
      ),
    ],
    [1, duration.map((ms) => new Step(`sleep(${ms})`, (play) => sleep(play, ms), 'pages'))],
  ],
  locks: () => [
    [
      2,
      fc
        .constantFrom('none' as const, 'missing' as const, 'refuses' as const, 'hangs' as const)
        .map((fault) => new Step(`locks: ${fault}`, ({ world }) => void (world.locks.fault = fault), 'locks')),
    ],
    [1, fc.constant(new Step('locks are stolen', ({ world }) => world.locks.steal(), 'locks'))],
  ],
  storage: () => [
    [
      2,
      fc
        .constantFrom('none' as const, 'full' as const, 'forbidden' as const)
        .map((fault) => new Step(`storage: ${fault}`, ({ world }) => void (world.storage.fault = fault), 'storage')),
    ],
    [
      1,
      fc
        .constantFrom(null, 'rubbish', '{"accessToken":1}', '[]')
        .map((value) => new Step(`stored by hand: ${value}`, (play) => tamper(play, value), 'storage')),
    ],
    [
      1,
      fc
        .constantFrom(0, 20, 400, 3_000, Infinity)
        .map((ms) => new Step(`slow store: ${ms}`, ({ world }) => void (world.storage.slowMs = ms), 'storage')),
    ],
  ],
  bells: () => [
    [
      3,
      fc
        .tuple(
          fc.constantFrom('rings' as const, 'missed' as const, 'doubled' as const, 'late' as const),
          fc.constantFrom(0, 1, 20, 150),
        )
        .map(
          ([bell, lagMs]) =>
            new Step(
              `bells: ${bell}, ${lagMs} ms`,
              ({ world: { storage } }) => void Object.assign(storage, { bell, lagMs }),
              'bells',
            ),
        ),
    ],
  ],
  clock: () => [
    [
      2,
      fc
        .constantFrom(-7_200_000, -60_000, 60_000, 7_200_000)
        .map((ms) => new Step(`clock ${ms}`, (play) => setClock(play, ms), 'clock')),
    ],
  ],
};
