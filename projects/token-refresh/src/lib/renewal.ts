import { HttpClient } from '@angular/common/http';
import { ErrorHandler, runInInjectionContext } from '@angular/core';
import { defer, firstValueFrom, Observable, takeUntil } from 'rxjs';

import type { Gate } from './gate';
import { inTurn } from './in-turn';
import { look } from './other-tabs';
import { failureOf, isWorthRetrying } from './refresh-failure';
import type { RefreshStrategy } from './refresh-strategy';
import { retryAfter } from './retry-after';
import type { RefreshFailure } from './session';
import { nextTokens, type Tokens } from './tokens';

/** The first backoff is at most this long; each further one may be twice as long. */
const BACKOFF_MS = 500;

/** What a call fails with that takes longer than `refreshTimeout`. */
const TIMED_OUT: RefreshFailure = { code: 'timedOut' };

/** New tokens, or why there are none, for how many milliseconds the server asked to be left in peace, and whether no other tab asked. */
export type RenewalResult =
  | { readonly tokens: Tokens }
  | { readonly failure: RefreshFailure; readonly notBefore: number; readonly alone: boolean };

/**
 * Asks the server for new tokens: each attempt bounded and in turn with other tabs, some tried again, always with a result.
 *
 * @param wanted whether the result still matters: there is no further attempt where it does not
 */
export async function renew(
  gate: Gate,
  current: Tokens,
  retries: number,
  wanted: () => boolean,
): Promise<RenewalResult> {
  const { refresh, credentials } = gate.options.refresh;
  let alone = false;
  for (let attempt = 0; ; attempt++) {
    try {
      const grant = await inTurn(gate, async (locked) => {
        alone = locked;
        const looking = look(gate);
        if (looking) await looking;
        return wanted() ? call(gate, refresh, current) : undefined;
      });
      const tokens = nextTokens(grant, current, Date.now(), credentials);
      if (tokens) return { tokens };
      // What is no grant may still say why: some servers put a 401 into a 200.
      throw { error: grant };
    } catch (error) {
      const notBefore = retryAfter(error, Date.now());
      const backoff = Math.max(notBefore, Math.random() * BACKOFF_MS * 2 ** attempt);
      const again = attempt < retries && isWorthRetrying(error) && backoff < gate.options.refreshTimeout;
      if (again) await new Promise<void>((resolve) => gate.timer(backoff, resolve));
      if (!again || !wanted()) return { failure: judged(gate, error), notBefore, alone };
    }
  }
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

function judged({ injector, options }: Gate, error: unknown): RefreshFailure {
  if (error === TIMED_OUT) return TIMED_OUT;
  try {
    return failureOf(error, options.isSessionOver(error) ? 'refused' : 'failed');
  } catch (fault) {
    injector.get(ErrorHandler).handleError(fault);
    return failureOf(error, 'failed');
  }
}
