import { isPlatformServer } from '@angular/common';
import { computed, inject, Injectable, PLATFORM_ID, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { BehaviorSubject, Subject, type Observable } from 'rxjs';

import { BackgroundRenewal } from './background-renewal';
import { isExpired, timeUntilDue } from './expiry';
import { claimsOf, type JwtClaims } from './jwt-claims';
import { LoginRedirect } from './login-redirect';
import { TOKEN_REFRESH_OPTIONS } from './options';
import { endOf, Passage } from './passage';
import { isPaused, pauseAfter } from './pause';
import { RefreshLimit } from './refresh-limit';
import { Renewal, type RenewalResult } from './renewal';
import {
  continues,
  Flight,
  type Active,
  type RefreshCause,
  type RefreshFailure,
  type Refreshing,
  type Session,
} from './session';
import { SessionStore } from './session-store';
import { Timers } from './timers';
import { TokenRefreshError } from './token-refresh-error';
import type { TokenRefreshEvent } from './token-refresh-event';
import { newSession, nextTokens, type TokenGrant, type Tokens } from './tokens';

/**
 * The session, and the gate that every request of it passes.
 *
 * @example
 * ```ts
 * export class LoginPage {
 *   private readonly http = inject(HttpClient);
 *   private readonly tokens = inject(TokenService);
 *   private readonly router = inject(Router);
 *   private readonly returnUrl = injectReturnUrl();
 *
 *   protected signIn(name: string, password: string): void {
 *     this.http.post<TokenGrant>('/api/sign-in', { name, password }).subscribe((grant) => {
 *       this.tokens.signIn(grant);
 *       this.router.navigateByUrl(this.returnUrl);
 *     });
 *   }
 * }
 * ```
 */
@Injectable()
export class TokenService {
  private readonly options = inject(TOKEN_REFRESH_OPTIONS);
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly store = inject(SessionStore);
  private readonly renewal = inject(Renewal);
  private readonly redirect = inject(LoginRedirect);
  private readonly background = inject(BackgroundRenewal);
  private readonly timers = inject(Timers);

  /** The one value that decides everything. */
  private readonly gate = new BehaviorSubject<Session>({ status: 'restoring' });
  /** What is waited for while the session is being restored. */
  private restoration = new Flight();
  private readonly told = new Subject<TokenRefreshEvent>();
  private readonly limit = new RefreshLimit(this.options.refreshLimit, () => this.tell({ type: 'refreshLimited' }));

  /** The session as it is now. */
  readonly session: Signal<Session> = toSignal(this.gate, { requireSync: true });
  /** Whether somebody is signed in. */
  readonly signedIn: Signal<boolean> = computed(() => 'tokens' in this.session());
  /** The access token as it is now, good or not; `null` where there is none. To send one, ask {@link validToken}. */
  readonly accessToken: Signal<string | null> = computed(() => tokensOf(this.session())?.accessToken ?? null);
  /** What the access token says about the person, decoded and not verified; `null` where it is not a JWT. */
  readonly claims: Signal<JwtClaims | null> = computed(() => claimsOf(this.accessToken()));
  /** What happens at the gate. Never a token inside. */
  readonly events: Observable<TokenRefreshEvent> = this.told.asObservable();

  /** @internal */
  readonly passage = new Passage(this, this.timers, this.options.maxWait);

  constructor() {
    if (this.onServer) return;
    this.restore();
    this.background.keep(this.gate, this);
  }

  /**
   * Begins a new session with what the server granted; what is left of the one before fails or is forgotten. Where to go then is the
   * app's business, see {@link injectReturnUrl}. Does nothing on a server.
   *
   * @throws TypeError where the grant holds no access token, and no cookie carries the session either
   */
  signIn(grant: TokenGrant): void {
    const tokens = nextTokens(grant, newSession(), Date.now(), !!this.options.refresh.credentials);
    if (!tokens) {
      throw new TypeError(
        'TokenService.signIn() takes { accessToken, refreshToken?, expiresIn? } or the answer of RFC 6749 §5.1.',
      );
    }
    if (this.onServer) return;
    this.store.write(tokens);
    this.enter({ status: 'active', tokens }, { type: 'signedIn' });
  }

  /** Ends the session, and tells the server where the strategy can. Where to go then is the app's business. Does nothing on a server. */
  signOut(): void {
    const session = this.gate.value;
    if (this.onServer || (session.status === 'signedOut' && session.reason === 'signedOut')) return;
    this.end('signedOut');
    if ('tokens' in session) this.renewal.revoke(session.tokens);
  }

  /**
   * Renews the tokens now, a pause notwithstanding; joins a refresh that is under way.
   *
   * @throws TokenRefreshError (rejects) where there are no new tokens, or not within `maxWait`
   */
  async refresh(): Promise<void> {
    const errand = { request: null };
    if (this.isUnknown()) this.probe();
    if (this.gate.value.status === 'restoring' && !this.onServer) {
      await this.timers.within(this.options.maxWait, this.restoration.outcome);
    }
    const session = this.gate.value;
    if (!('tokens' in session)) throw endOf(session, errand);
    const flight = session.status === 'refreshing' ? session.flight : this.begin('asked', session.tokens);
    const outcome = await this.timers.within(this.options.maxWait, flight.outcome);
    if (!outcome) throw new TokenRefreshError('timedOut', errand);
    if (!continues(outcome, session.tokens)) throw endOf(outcome, errand);
    if (outcome.status === 'active' && outcome.failed)
      throw new TokenRefreshError(outcome.failed.code, errand, outcome.failed);
  }

  /**
   * A token that is good by the clock, for whatever HttpClient does not send: WebSocket, SignalR, EventSource, fetch. Waits for a refresh
   * like a request does. `null` where a cookie carries the session.
   *
   * @example
   * ```ts
   * new HubConnectionBuilder().withUrl('/hub', { accessTokenFactory: async () => (await tokens.validToken())! });
   * ```
   * @throws TokenRefreshError (rejects) where nobody is signed in, where there is no good token, and on a server
   */
  async validToken(): Promise<string | null> {
    const errand = { request: null };
    const tokens = this.onServer ? null : await this.passage.admit(errand);
    if (!tokens) throw endOf(this.gate.value, errand);
    return tokens.accessToken ?? null;
  }

  /** @internal */
  get current(): Session {
    return this.gate.value;
  }

  /** @internal */
  holding(): Flight | undefined {
    const session = this.gate.value;
    const open = session.status === 'refreshing' && session.usable && !isExpired(session.tokens, Date.now());
    return open || this.onServer ? undefined : this.flightOf(session);
  }

  /** @internal */
  renewIfDue(): boolean {
    const session = this.gate.value;
    const now = Date.now();
    if (session.status !== 'active' || isPaused(session, now)) return false;
    if (timeUntilDue(session.tokens, this.options.refreshAhead, now) > 0) return false;
    this.begin(isExpired(session.tokens, now) ? 'expired' : 'ahead', session.tokens);
    return true;
  }

  /** @internal */
  refuseCurrent(): Flight | null {
    const session = this.gate.value;
    if (session.status === 'refreshing') {
      if (session.usable) this.gate.next({ ...session, usable: false });
      return session.flight;
    }
    const { tokens } = session as Active;
    const now = Date.now();
    if (!isExpired(tokens, now) && !this.limit.admits(now)) return null;
    return this.begin('refused', tokens, false);
  }

  /** @internal the person or the network is back: a pause ends. */
  wake(): void {
    const session = this.gate.value;
    if (this.isUnknown()) return this.probe();
    if (session.status === 'active' && session.failed) this.enter({ status: 'active', tokens: session.tokens });
    this.renewIfDue();
  }

  /** @internal */
  tell(event: TokenRefreshEvent): void {
    this.told.next(event);
  }

  private restore(): void {
    const stored = this.store.read();
    if (!(stored instanceof Promise)) return this.restored(stored);
    const { restoration } = this;
    this.timers.within(this.options.refreshTimeout, stored).then((tokens) => {
      if (this.awaits(restoration)) this.restored(tokens ?? null);
    });
  }

  private restored(tokens: Tokens | null): void {
    if (!tokens) {
      if (this.options.refresh.restore === 'probe') this.probe();
      else this.enter({ status: 'signedOut', reason: 'none' });
      return;
    }
    this.enter({ status: 'active', tokens });
    // Before anybody is let in: a token that expired while the app was closed holds guards and requests.
    if (this.background.isVisible) this.renewIfDue();
  }

  private isUnknown(): boolean {
    return this.gate.value.status === 'signedOut' && this.gate.value.reason === 'unknown';
  }

  /** Asks the server whether there is a session, where only the server can know. */
  private probe(): void {
    if (this.isUnknown()) {
      this.restoration = new Flight();
      this.enter({ status: 'restoring' });
    }
    this.tell({ type: 'refreshStarted', cause: 'restore' });
    if (this.awaits(this.restoration)) this.fly(this.restoration, { ...newSession(), issuedAt: Date.now() }, 0);
  }

  private begin(cause: RefreshCause, tokens: Tokens, usable = true): Flight {
    const { failed } = this.gate.value as Active;
    const flight = new Flight(failed?.times);
    this.enter({ status: 'refreshing', tokens, flight, usable }, { type: 'refreshStarted', cause });
    if (this.awaits(flight)) this.fly(flight, tokens, this.options.retries);
    return flight;
  }

  private async fly(flight: Flight, tokens: Tokens, retries: number): Promise<void> {
    const result = await this.renewal.renew(tokens, retries, () => this.awaits(flight));
    if (this.awaits(flight)) this.land(flight, tokens, result);
    // The session ended meanwhile: nobody holds what the server has just granted to it.
    else if ('tokens' in result && !continues(this.gate.value, tokens)) this.renewal.revoke(result.tokens);
  }

  private land(flight: Flight, tokens: Tokens, result: RenewalResult): void {
    if ('tokens' in result) {
      this.store.write(result.tokens);
      const durationMs = Math.round(performance.now() - flight.startedAt);
      return this.enter({ status: 'active', tokens: result.tokens }, { type: 'refreshed', by: 'network', durationMs });
    }
    const { failure, notBefore } = result;
    const { code, status } = failure;
    const over = code === 'refused';
    if (flight === this.restoration) {
      const reason = over ? 'none' : 'unknown';
      return this.enter({ status: 'signedOut', reason, cause: failure }, { type: 'refreshFailed', code, status });
    }
    if (over) return this.end('refused', failure);
    const times = flight.failures + 1;
    const retryInMs = pauseAfter(times, notBefore);
    const failed = { ...failure, until: Date.now() + retryInMs, times };
    this.enter({ status: 'active', tokens, failed }, { type: 'refreshFailed', code, status, retryInMs });
  }

  private end(reason: 'signedOut' | 'signedOutElsewhere' | 'refused', cause?: RefreshFailure): void {
    this.store.clear();
    this.enter({ status: 'signedOut', reason, ...(cause && { cause }) }, { type: 'signedOut', reason });
  }

  /** Every change of the session: gate, redirect, event, waiters; told only where the one before has not moved the gate on. */
  private enter(next: Session, event?: TokenRefreshEvent): void {
    const left = this.flightOf(this.gate.value);
    this.gate.next(next);
    const returnUrl = endedUnasked(next) ? this.redirect.go() : undefined;
    if (event && this.gate.value === next) this.tell({ ...event, ...(returnUrl && { returnUrl }) });
    left?.land(next);
  }

  private awaits(flight: Flight): boolean {
    return this.flightOf(this.gate.value) === flight;
  }

  private flightOf(session: Session): Flight | undefined {
    return session.status === 'restoring' ? this.restoration : (session as Partial<Refreshing>).flight;
  }
}

function tokensOf(session: Session): Tokens | undefined {
  return (session as Partial<Active>).tokens;
}

/** Whether the person has to be told, by the login page, that they are signed out. */
function endedUnasked(session: Session): boolean {
  return session.status === 'signedOut' && (session.reason === 'refused' || session.reason === 'signedOutElsewhere');
}
