import { isPlatformServer } from '@angular/common';
import { computed, DestroyRef, DOCUMENT, inject, Injectable, NgZone, PLATFORM_ID, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { BehaviorSubject, Subject, type Observable } from 'rxjs';

import { isVisible, renewInBackground } from './background-renewal';
import { apiUrlTest } from './api-urls';
import { notAGrant, warnOfLifetime } from './grant-mistakes';
import { claimsOf, type JwtClaims } from './jwt-claims';
import { goToLogin } from './login-redirect';
import { TOKEN_REFRESH_OPTIONS } from './options';
import { after } from './now-or-later';
import { look } from './other-tabs';
import { admit, assertRenewed, endOf, outcomeOf } from './passage';
import { begin, beginIfDue, commit, end, hear, probe, type News } from './refresh';
import { createRefreshInjector } from './refresh-http';
import { refreshLimit } from './refresh-limit';
import { revoke } from './renewal';
import { Flight, type Active, type Refreshing, type Session, type SignedOut } from './session';
import { sessionStore } from './session-store';
import { warnOfLimit } from './set-up-mistakes';
import { injectTimer, within } from './timer';
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
  /** The one value that decides everything. */
  private readonly gate = new BehaviorSubject<Session>({ status: 'restoring' });
  /** What is waited for while the session is being restored. */
  private restoration = new Flight();
  private readonly told = new Subject<TokenRefreshEvent>();

  /** The session as it is now. */
  readonly session: Signal<Session> = toSignal(this.gate, { requireSync: true });
  /** Whether somebody is signed in. */
  readonly signedIn: Signal<boolean> = computed(() => 'tokens' in this.session());
  /** The access token as it is now, good or not; `null` where there is none. To send one, ask {@link validToken}. */
  readonly accessToken: Signal<string | null> = computed(() => (this.session() as Active).tokens?.accessToken ?? null);
  /** What the access token says about the person, decoded and not verified; `null` where it is not a JWT. */
  readonly claims: Signal<JwtClaims | null> = computed(() => claimsOf(this.accessToken()));
  /** What happens at the gate. Never a token inside. */
  readonly events: Observable<TokenRefreshEvent> = this.told.asObservable();

  private readonly document = inject(DOCUMENT);
  private readonly zone = inject(NgZone);
  /** @internal */
  readonly options = inject(TOKEN_REFRESH_OPTIONS);
  /** @internal */
  readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  /** @internal */
  readonly injector = createRefreshInjector();
  /** @internal */
  readonly timer = injectTimer();
  /** @internal */
  readonly store = sessionStore(this.options, this.timer);
  /** @internal */
  readonly withinLimit = refreshLimit(this.options.refreshLimit, () => this.tell({ type: 'refreshLimited' }));
  /** @internal */
  readonly goesToApi = apiUrlTest(this.options.apiUrls, this.document);
  /** @internal */
  passing: unknown;
  /** @internal */
  news?: BroadcastChannel;
  /** @internal */
  calling = 0;

  /** @internal Looks for a session, and after it. Not in the constructor: what that needs may need this service. */
  start(): void {
    if (this.onServer) return;
    this.restore();
    renewInBackground(this, this.gate, () => this.wake());
    if (this.options.acrossTabs) this.listen();
  }

  /**
   * Begins a new session with what the server granted; what is left of the one before fails or is forgotten. Where to go then is the
   * app's business, see {@link injectReturnUrl}. Does nothing on a server.
   *
   * @throws TypeError where the grant holds no access token, and no cookie carries the session either
   */
  signIn(grant: TokenGrant): void {
    const tokens = nextTokens(grant, newSession(), Date.now(), this.options.refresh.credentials);
    if (!tokens) {
      throw new TypeError(typeof ngDevMode === 'undefined' || ngDevMode ? notAGrant(grant) : 'NGTR004');
    }
    if (typeof ngDevMode === 'undefined' || ngDevMode) warnOfLifetime(this.options, tokens);
    if (this.onServer) return;
    commit(this, { status: 'active', tokens }, { type: 'signedIn' });
  }

  /** Ends the session, and tells the server where the strategy can. Where to go then is the app's business. Does nothing on a server. */
  signOut(): void {
    const session = this.current;
    if (this.onServer || (session as SignedOut).reason === 'signedOut') return;
    // Before a listener can sign somebody else in, whose cookie it would be.
    if ('tokens' in session) revoke(this, session.tokens);
    end(this, 'signedOut');
  }

  /**
   * Renews the tokens now, a pause notwithstanding; joins a refresh that is under way.
   *
   * @throws TokenRefreshError (rejects) where there are no new tokens, or not within `maxWait`
   */
  async refresh(): Promise<void> {
    const errand = { request: null };
    this.probeIfUnknown();
    if (this.current.status === 'restoring' && !this.onServer) await outcomeOf(this, this.restoration, errand);
    const session = this.current;
    if (!('tokens' in session)) throw endOf(session, errand);
    const next = await outcomeOf(this, this.flight() ?? begin(this, 'asked', session.tokens), errand);
    assertRenewed(next, session.tokens, errand, false);
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
    const tokens = this.onServer ? null : await admit(this, errand);
    if (!tokens) throw endOf(this.current, errand);
    return tokens.accessToken ?? null;
  }

  /** @internal */
  get current(): Session {
    return this.gate.value;
  }

  /** @internal */
  flight(): Flight | undefined {
    const session = this.current;
    return session.status === 'restoring' ? this.restoration : (session as Refreshing).flight;
  }

  /** The person or the network is back: a pause ends, and what was missed meanwhile is seen. */
  private wake(): void {
    const { tokens, failed } = this.current as Active;
    if (failed) this.enter({ status: 'active', tokens, failed: { ...failed, until: 0 } });
    after(look(this), () => {
      this.probeIfUnknown();
      this.renewIfVisible();
    });
  }

  /** @internal */
  tell(event: TokenRefreshEvent): void {
    if ((typeof ngDevMode === 'undefined' || ngDevMode) && event.type === 'refreshLimited') warnOfLimit(this.options);
    this.told.next(event);
  }

  /** @internal Every change of the session: gate, redirect, event, waiters; told only where the one before has not moved the gate on. */
  enter(next: Session, event?: TokenRefreshEvent): void {
    const left = this.flight();
    // Whatever brings the news, a timer, a lock or another tab: where there is zone.js, the app and its router hear of it inside their zone.
    const change = () => {
      this.gate.next(next);
      if (event?.type === 'signedOut' && event.reason !== 'signedOut') {
        event = { ...event, returnUrl: goToLogin(this.injector, this.options.loginUrl) };
      }
      if (event && this.current === next) this.tell(event);
      if (left !== (next as Refreshing).flight) left?.land(next);
    };
    if ('flight' in next) change();
    else this.zone.run(change);
  }

  private listen(): void {
    const destroyRef = inject(DestroyRef);
    destroyRef.onDestroy(this.store.listen(() => look(this)));
    if (!globalThis.BroadcastChannel) return;
    const news = (this.news = new BroadcastChannel(this.options.storageKey));
    news.onmessage = ({ data }: MessageEvent<News>) => hear(this, data);
    destroyRef.onDestroy(() => news.close());
  }

  private restore(): void {
    const { restoration } = this;
    const stored = this.store.read((tokens) => tokens);
    after(within(this.options.refreshTimeout, stored, this.timer), (tokens) => {
      if (this.flight() === restoration) this.restored(tokens);
    });
  }

  private restored(tokens: Tokens | null | undefined): void {
    if (tokens) {
      this.enter({ status: 'active', tokens });
      // Before anybody is let in: a token that expired while the app was closed holds guards and requests.
      this.renewIfVisible();
    } else if (this.options.refresh.restore === 'probe') probe(this, this.restoration);
    else this.enter({ status: 'signedOut', reason: 'none' });
  }

  private renewIfVisible(): void {
    if (isVisible(this.document)) beginIfDue(this);
  }

  private probeIfUnknown(): void {
    if ((this.current as SignedOut).reason !== 'unknown') return;
    this.restoration = new Flight();
    this.enter({ status: 'restoring' });
    probe(this, this.restoration);
  }
}
