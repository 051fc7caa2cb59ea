import type { Change } from './load-library';

/** A library that breaks a promise, as careless authors have written it. */
export interface BrokenVariant {
  readonly promise: string;
  readonly what: string;
  readonly changes: readonly Change[];
}

function broken(promise: string, what: string, ...changes: [file: string, from: string, to: string][]): BrokenVariant {
  return { promise, what, changes: changes.map(([file, from, to]) => ({ file, from, to })) };
}

export const BROKEN_VARIANTS: readonly BrokenVariant[] = [
  broken('P1', 'begins another refresh for each 401', [
    'refresh.ts',
    'if (flight) {\n    gate.enter({ ...session',
    'if (flight && Math.random() > 1) {\n    gate.enter({ ...session',
  ]),
  broken('P1', 'knows of no lock', [
    'in-turn.ts',
    'if (!acrossTabs || !locks) return task();',
    'if (locks) return task();',
  ]),
  broken('P2', 'tries again when there was no answer', [
    'refresh-failure.ts',
    '|| status >= 500',
    '|| status >= 500 || status === 0',
  ]),
  broken('P2', 'does not look at the store inside the lock', [
    'refresh.ts',
    'const looking = look(gate);\n  if (looking) await looking;',
    '',
  ]),
  broken(
    'P2',
    'makes no pause',
    ['pause.ts', 'return left > 0 &&', 'return left > 1e9 &&'],
    ['passage.ts', 'if (!failed || !isExpired', 'if (!isExpired'],
  ),
  broken('P3', 'refreshes for a 401 that comes late', [
    'passage.ts',
    'if (tokens.generation !== refused.generation) return',
    'if (tokens.generation < refused.generation) return',
  ]),
  broken(
    'P4 the held',
    'sends who has left',
    ['through-the-gate.ts', 'if (caller.closed) return;', ''],
    ['through-the-gate.ts', 'if (!caller.closed) sending', 'sending'],
  ),
  broken(
    'P4 the refresh',
    'lets the refresh die with a request',
    [
      'renewal.ts',
      'new Observable((limit) => timer(',
      'new Observable((limit) => ((gate as any).abort = () => limit.error(TIMED_OUT), timer)(',
    ],
    [
      'token-refresh-interceptor.ts',
      "import { inject } from '@angular/core';",
      "import { inject } from '@angular/core';\nimport { finalize } from 'rxjs';",
    ],
    [
      'token-refresh-interceptor.ts',
      'attempt;\n    },\n  );',
      'attempt;\n    },\n  ).pipe(finalize(() => (service as any).abort?.()));',
    ],
  ),
  broken(
    'P5, P7',
    'lets the refresh wait for itself',
    ['covered-requests.ts', 'if (gate.calling || method', 'if (method'],
    ['renewal.ts', 'timer(options.refreshTimeout,', 'timer(1e9,'],
    ['passage.ts', 'await within(patience, flight.outcome, gate.timer)', 'await flight.outcome'],
  ),
  broken('P6', 'forgets the refresh token where none is granted', [
    'tokens.ts',
    "fields['refresh_token']) ?? previous.refreshToken",
    "fields['refresh_token'])",
  ]),
  broken('P2', 'keeps the old refresh token', [
    'tokens.ts',
    'refreshToken: token(',
    'refreshToken: previous.refreshToken ?? token(',
  ]),
  broken(
    'P5, P7',
    'leaves the waiters of a failed refresh behind',
    ['token-service.ts', 'left?.land(next);', '{ if (!(next as Active).failed) left?.land(next); }'],
    ['passage.ts', 'await within(patience, flight.outcome, gate.timer)', 'await flight.outcome'],
  ),
  broken('P7', 'tells callers twice', [
    'with-replay.ts',
    'if (!refusal) caller.next(event);',
    'if (!refusal) { caller.next(event); if (event.type === HttpEventType.Response) caller.next(event); }',
  ]),
  broken('P8', 'replays for ever', [
    'token-refresh-interceptor.ts',
    'return final(service, again);',
    'return withReplay(again, isRefused, (next) => replay(service.current.tokens ?? refused, next));',
  ]),
  broken('P9', 'shows a failure that passes as a 401', [
    'token-refresh-error.ts',
    '{ status: status === 401 ? 0 : status }',
    '{ status: 401 }',
  ]),
  broken('P9 one cause', 'tells each waiter something else', [
    'passage.ts',
    'if (failed && !oldAreGood) throw new TokenRefreshError(failed.code, errand, failed);',
    'if (failed && !oldAreGood) throw new TokenRefreshError(failed.code, errand, { ...failed, status: Math.random() });',
  ]),
  broken('P10', 'fails requests whose token is good', [
    'passage.ts',
    '!refused && !isExpired(mine, Date.now()));',
    'false);',
  ]),
  broken('P10 maxWait', 'lets requests wait for ever', [
    'passage.ts',
    'await within(patience, flight.outcome',
    'await within(patience * 10, flight.outcome',
  ]),
  broken('P11', 'is dead after a refusal', [
    'refresh.ts',
    'if (gate.current === before) gate.enter(',
    "if (gate.current === before && (before as SignedOut).reason !== 'refused') gate.enter(",
  ]),
  broken('P12', 'forgets the body of what it sends', [
    'covered-requests.ts',
    'current.clone({ setHeaders,',
    'current.clone({ setHeaders, body: null,',
  ]),
  broken('P12', 'shows two attempts', ['with-replay.ts', 'type !== HttpEventType.Sent', 'type >= 0']),
  broken('P13', 'refreshes without end', ['refresh-limit.ts', 'begun.length < limit.max', 'begun.length < 1e9']),
  broken('P14', 'ends the session when the server is busy', [
    'refresh-failure.ts',
    'if (status === 401 ||',
    'if (status === 401 || Number(status) >= 500 ||',
  ]),
  broken('P14', 'takes the page of a gateway for a refusal', [
    'refresh-failure.ts',
    "status === 403 && typeof body === 'object' && body !== null",
    'status === 403',
  ]),
  broken('P15', 'lets a late answer win', [
    'refresh.ts',
    'if (gate.flight() !== flight) revokeUnclaimed(gate, next);\n    else commit(',
    'commit(',
  ]),
  broken(
    'P15 people',
    'replays requests as somebody else',
    [
      'passage.ts',
      'const { tokens, failed } = assertContinues(gate, refused, errand);',
      'const { tokens, failed } = gate.current as Active;\n  if (!tokens) throw endOf(gate.current, errand);',
    ],
    ['passage.ts', 'if (mine) assertContinues(gate, mine, errand);', ''],
  ),
  broken('P15 at rest', 'leaves a session in the store that has ended', ['refresh.ts', 'gate.store.clear();', '']),
  broken('P16', 'redirects who has signed out', [
    'token-service.ts',
    "event?.type === 'signedOut' && event.reason !== 'signedOut'",
    "event?.type === 'signedOut'",
  ]),
  broken('P16', 'forgets where the person was', ['login-redirect.ts', 'return url;\n  });', "return '/';\n  });"]),
  broken('P17', 'decides at once', [
    'decide-when-settled.ts',
    'return holding(service) ? settled().then(decideNow) : decideNow();',
    'return decideNow();',
  ]),
  broken(
    'P17',
    'lets guards wait for renewals in the background',
    [
      'decide-when-settled.ts',
      'for (let flight = holding(service); flight; flight = holding(service))',
      'for (let flight = service.flight(); flight; flight = service.flight())',
    ],
    ['decide-when-settled.ts', 'return holding(service) ?', 'return service.flight() ?'],
  ),
  broken('P18', 'compares the beginnings of strings', [
    'covered-requests.ts',
    'return gate.goesToApi(urlWithParams);',
    "return urlWithParams.startsWith('https://shop.example');",
  ]),
  broken('P19', 'sends tokens from tab to tab', [
    'refresh.ts',
    'postMessage({ sessionId, generation,',
    'postMessage({ ...tokens,',
  ]),
  broken('an app unharmed', 'lets a store throw', [
    'session-store.ts',
    '      return lost(fault);',
    '      throw fault;',
  ]),
  broken('P20', 'takes a server for a browser', [
    'token-service.ts',
    'isPlatformServer(inject(PLATFORM_ID))',
    'isPlatformServer(inject(PLATFORM_ID)) && Math.random() > 1',
  ]),
  broken('P20', 'signs somebody in on a server', [
    'token-service.ts',
    'if (this.onServer) return;\n    commit(',
    'commit(',
  ]),
  broken('P21', 'asks nobody whether there is a session', [
    'cookie-refresh.ts',
    "restore: 'probe'",
    "restore: 'stored'",
  ]),
  broken('P21', 'sends the cookie everywhere', [
    'covered-requests.ts',
    'return gate.goesToApi(urlWithParams);',
    'return true;',
  ]),
  broken('P21', 'sends the cookie nowhere', [
    'covered-requests.ts',
    'withCredentials: credentials || current.withCredentials',
    'withCredentials: current.withCredentials',
  ]),
];
