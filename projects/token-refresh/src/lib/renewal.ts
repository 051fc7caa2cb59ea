import { HttpClient } from '@angular/common/http';
import { runInInjectionContext } from '@angular/core';
import { defer, firstValueFrom, Observable, takeUntil } from 'rxjs';

import type { Gate } from './gate';
import { NoGrant, warnOfAnswer, warnOfLifetime } from './grant-mistakes';
import { failureOf } from './refresh-failure';
import type { RefreshStrategy } from './refresh-strategy';
import { trusted } from './report';
import type { RefreshFailure } from './session';
import { nextTokens, type Tokens } from './tokens';

/** As HttpClient tells it. */
const OFFLINE = { status: 0 };

/** What a call fails with that takes longer than `refreshTimeout`. */
const TIMED_OUT: RefreshFailure = { code: 'timedOut' };

/** Asks the server once for the tokens that follow `current`. Rejects with whatever went wrong. */
export async function renew(gate: Gate, current: Tokens): Promise<Tokens> {
  const { refresh, credentials } = gate.options.refresh;
  if (navigator.onLine === false) throw OFFLINE;
  const grant = await call(gate, refresh, current);
  const tokens = nextTokens(grant, current, Date.now(), credentials);
  // What is no grant may still say why: some servers put a 401 into a 200.
  if (!tokens) throw typeof ngDevMode === 'undefined' || ngDevMode ? new NoGrant(grant) : { error: grant };
  if (typeof ngDevMode === 'undefined' || ngDevMode) warnOfLifetime(gate.options, tokens);
  return tokens;
}

/** What a renewal that went wrong means for the session. */
export function judged({ injector, options }: Gate, error: unknown): RefreshFailure {
  if (error === TIMED_OUT) return TIMED_OUT;
  const failure = failureOf(error, trusted(injector, () => options.isSessionOver(error)) ? 'refused' : 'failed');
  if ((typeof ngDevMode === 'undefined' || ngDevMode) && failure.code === 'failed') warnOfAnswer(options, error);
  return failure;
}

/** Tells the server, where the strategy can, that the tokens are no longer needed. Nobody waits for it. */
export function revoke(gate: Gate, tokens: Tokens): void {
  const { revoke } = gate.options.refresh;
  if (revoke) call(gate, revoke, tokens).catch(() => {});
}

function call(gate: Gate, ask: NonNullable<RefreshStrategy['revoke']>, tokens: Tokens): Promise<unknown> {
  const { injector, options, timer } = gate;
  const overdue = new Observable((limit) => timer(options.refreshTimeout, () => limit.error(TIMED_OUT)));
  const answer = defer(() => runInInjectionContext(injector, () => ask(tokens, injector.get(HttpClient))));
  gate.calling++;
  try {
    return firstValueFrom(answer.pipe(takeUntil(overdue)));
  } finally {
    gate.calling--;
  }
}
