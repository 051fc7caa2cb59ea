import fc from 'fast-check';

import { burst, close, everybodyAsks, poll, send, signIn, visit, withRunning } from './acts';
import { PEOPLE } from './play';
import { duration, latency, tab, type Weighted } from './draws';
import { Step } from './step';
import type { Fault } from './wire';

/** What people, pages and servers do on any day. */
export function everyday(): Weighted[] {
  const kind = fc.constantFrom('get', 'get', 'post', 'events', 'lazy', 'elsewhere', 'skipped', 'own');
  const trips = fc.array(fc.record({ latency, fault: fc.constant<Fault>('none') }), { maxLength: 2 });
  return [
    [
      4,
      fc
        .record({ tab, kind, trips })
        .map((what) => new Step(`request(${JSON.stringify(what)})`, (play) => send(play, what))),
    ],
    [
      2,
      fc
        .tuple(tab, fc.integer({ min: 2, max: 6 }))
        .map(([n, count]) => new Step(`burst(tab ${n}, ${count})`, (play) => burst(play, n, count))),
    ],
    [
      3,
      fc
        .integer({ min: 1, max: 2 })
        .map((count) => new Step(`everybodyAsks(${count})`, (play) => everybodyAsks(play, count))),
    ],
    [
      1,
      fc
        .tuple(tab, fc.integer({ min: 2, max: 12 }))
        .map(([n, times]) => new Step(`poll(tab ${n}, ${times})`, (play) => poll(play, n, times))),
    ],
    [
      2,
      fc
        .nat(40)
        .map((n) => new Step(`cancel(${n})`, ({ callers }) => callers[n % Math.max(callers.length, 1)]?.cancel())),
    ],
    [5, duration.map((ms) => new Step(`pass(${ms})`, ({ world }) => world.pass(ms)))],
    [
      1,
      fc
        .tuple(tab, fc.constantFrom(...PEOPLE))
        .map(([n, person]) => new Step(`signIn(tab ${n}, ${person})`, (play) => signIn(play, n, person))),
    ],
    [1, tab.map((n) => new Step(`signOut(tab ${n})`, (play) => withRunning(play, n, (its) => play.signOut(its))))],
    [2, fc.constant(new Step('openTab', (play) => play.living.length < 4 && play.openTab()))],
    [1, tab.map((n) => new Step(`closeTab(${n})`, (play) => play.living.length > 1 && close(play, n)))],
    [
      2,
      fc
        .tuple(tab, fc.constantFrom('refresh' as const, 'validToken' as const))
        .map(([n, what]) => new Step(`${what}(tab ${n})`, (play) => withRunning(play, n, (its) => its.ask(what)))),
    ],
    [2, tab.map((n) => new Step(`guard(tab ${n})`, (play) => withRunning(play, n, (its) => its.guard())))],
    [
      1,
      fc
        .tuple(tab, fc.nat(3))
        .map(([n, to]) => new Step(`visit(tab ${n}, /page/${to})`, (play) => visit(play, n, `/page/${to}`))),
    ],
    [4, fc.constant(new Step('server forgets access tokens', ({ world }) => world.server.forget()))],
  ];
}
