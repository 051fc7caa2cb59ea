import { EnvironmentInjector, ErrorHandler, inject, Injectable, runInInjectionContext } from '@angular/core';
import { defer, firstValueFrom, Observable, takeUntil } from 'rxjs';

import { TOKEN_REFRESH_OPTIONS } from './options';
import { failureOf, isWorthRetrying } from './refresh-failure';
import { RefreshHttp } from './refresh-http';
import type { RefreshStrategy } from './refresh-strategy';
import { retryAfter } from './retry-after';
import type { RefreshFailure } from './session';
import { Timers } from './timers';
import { nextTokens, type Tokens } from './tokens';

/** The first backoff is at most this long; each further one may be twice as long. */
const BACKOFF_MS = 500;

const TIMED_OUT = new Error('No answer within refreshTimeout.');

type AskServer = NonNullable<RefreshStrategy['revoke']>;

/** New tokens, or why there are none and for how many milliseconds the server asked to be left in peace. */
export type RenewalResult =
  { readonly tokens: Tokens } | { readonly failure: RefreshFailure; readonly notBefore: number };

/** Asks the server for new tokens: each attempt bounded, some tried again, always with a result. */
@Injectable()
export class Renewal {
  private readonly options = inject(TOKEN_REFRESH_OPTIONS);
  private readonly http = inject(RefreshHttp);
  private readonly timers = inject(Timers);
  private readonly injector = inject(EnvironmentInjector);
  /** How many attempts are being started at this moment, synchronously. */
  private starting = 0;

  /** Whether a request that is sent now comes from the refresh function itself, through the app's HttpClient. */
  get isSending(): boolean {
    return this.starting > 0;
  }

  /** @param wanted whether the result still matters: there is no further attempt where it does not */
  async renew(current: Tokens, retries: number, wanted: () => boolean): Promise<RenewalResult> {
    for (let attempt = 0; ; attempt++) {
      try {
        return { tokens: this.received(await this.call(this.options.refresh.refresh, current), current) };
      } catch (error) {
        const notBefore = retryAfter(error, Date.now());
        const backoff = Math.max(notBefore, Math.random() * BACKOFF_MS * 2 ** attempt);
        const again = attempt < retries && isWorthRetrying(error) && backoff < this.options.refreshTimeout;
        if (again) await new Promise<void>((resolve) => this.timers.after(backoff, resolve));
        if (!again || !wanted()) return { failure: this.judged(error), notBefore };
      }
    }
  }

  /** Tells the server, where the strategy can, that the tokens are no longer needed. Nobody waits for it. */
  revoke(tokens: Tokens): void {
    const { revoke } = this.options.refresh;
    if (revoke) this.call(revoke, tokens).catch(() => {});
  }

  private call(ask: AskServer, tokens: Tokens): Promise<unknown> {
    const overdue = new Observable<never>((limit) =>
      this.timers.after(this.options.refreshTimeout, () => limit.error(TIMED_OUT)),
    );
    const answer = defer(() => runInInjectionContext(this.injector, () => ask(tokens, this.http.client)));
    this.starting++;
    try {
      return firstValueFrom(answer.pipe(takeUntil(overdue)));
    } finally {
      this.starting--;
    }
  }

  private received(grant: unknown, current: Tokens): Tokens {
    const tokens = nextTokens(grant, current, Date.now(), !!this.options.refresh.credentials);
    // What is no grant may still say why: some servers put a 401 into a 200.
    if (!tokens) throw { error: grant };
    return tokens;
  }

  private judged(error: unknown): RefreshFailure {
    if (error === TIMED_OUT) return { code: 'timedOut' };
    try {
      return failureOf(error, this.options.isSessionOver(error) ? 'refused' : 'failed');
    } catch (fault) {
      this.injector.get(ErrorHandler).handleError(fault);
      return failureOf(error, 'failed');
    }
  }
}
