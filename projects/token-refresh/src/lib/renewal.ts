import { EnvironmentInjector, ErrorHandler, inject, runInInjectionContext } from '@angular/core';
import { defer, firstValueFrom, Observable, takeUntil } from 'rxjs';

import type { ResolvedOptions } from './options';
import { failureOf, isWorthRetrying } from './refresh-failure';
import type { RefreshHttp } from './refresh-http';
import type { RefreshStrategy } from './refresh-strategy';
import { retryAfter } from './retry-after';
import type { RefreshFailure } from './session';
import type { Timer } from './timer';
import { nextTokens, type Tokens } from './tokens';

/** The first backoff is at most this long; each further one may be twice as long. */
const BACKOFF_MS = 500;

/** What an attempt fails with that takes longer than `refreshTimeout`. */
const TIMED_OUT: RefreshFailure = { code: 'timedOut' };

/** New tokens, or why there are none and for how many milliseconds the server asked to be left in peace. */
export type RenewalResult =
  { readonly tokens: Tokens } | { readonly failure: RefreshFailure; readonly notBefore: number };

/** Asks the server for new tokens: each attempt bounded, some tried again, always with a result. */
export interface Renewal {
  /** @param wanted whether the result still matters: there is no further attempt where it does not */
  renew(current: Tokens, retries: number, wanted: () => boolean): Promise<RenewalResult>;
  /** Tells the server, where the strategy can, that the tokens are no longer needed. Nobody waits for it. */
  revoke(tokens: Tokens): void;
  /** Whether a request that is sent now comes from the refresh function itself, through the app's HttpClient. */
  isSending(): boolean;
}

export function injectRenewal(options: ResolvedOptions, http: RefreshHttp, timer: Timer): Renewal {
  const injector = inject(EnvironmentInjector);
  const { refresh, revoke, credentials } = options.refresh;
  /** How many calls are being started at this moment, synchronously. */
  let starting = 0;

  function call(ask: NonNullable<RefreshStrategy['revoke']>, tokens: Tokens): Promise<unknown> {
    const overdue = new Observable((limit) => timer(options.refreshTimeout, () => limit.error(TIMED_OUT)));
    const answer = defer(() => runInInjectionContext(injector, () => ask(tokens, http.client)));
    starting++;
    try {
      return firstValueFrom(answer.pipe(takeUntil(overdue)));
    } finally {
      starting--;
    }
  }

  function judge(error: unknown): RefreshFailure {
    if (error === TIMED_OUT) return TIMED_OUT;
    try {
      return failureOf(error, options.isSessionOver(error) ? 'refused' : 'failed');
    } catch (fault) {
      injector.get(ErrorHandler).handleError(fault);
      return failureOf(error, 'failed');
    }
  }

  return {
    async renew(current, retries, wanted) {
      for (let attempt = 0; ; attempt++) {
        try {
          const grant = await call(refresh, current);
          const tokens = nextTokens(grant, current, Date.now(), credentials);
          if (tokens) return { tokens };
          // What is no grant may still say why: some servers put a 401 into a 200.
          throw { error: grant };
        } catch (error) {
          const notBefore = retryAfter(error, Date.now());
          const backoff = Math.max(notBefore, Math.random() * BACKOFF_MS * 2 ** attempt);
          const again = attempt < retries && isWorthRetrying(error) && backoff < options.refreshTimeout;
          if (again) await new Promise<void>((resolve) => timer(backoff, resolve));
          if (!again || !wanted()) return { failure: judge(error), notBefore };
        }
      }
    },
    revoke(tokens) {
      if (revoke) call(revoke, tokens).catch(() => {});
    },
    isSending: () => starting > 0,
  };
}
