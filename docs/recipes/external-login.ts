import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import {
  Component,
  inject,
  Injectable,
  InjectionToken,
  provideEnvironmentInitializer,
  type ApplicationConfig,
} from '@angular/core';
import { ActivatedRoute, provideRouter, Router, type CanActivateFn, type Routes } from '@angular/router';
import { provideTokenRefresh, signedInGuard, TokenService, type TokenGrant } from 'ngx-token-refresh';

import { OrdersPage } from '../set-up/orders-page';

/** Leaves the app. A token, because a spec cannot leave. */
export const LEAVE = new InjectionToken<(url: string) => void>('LEAVE', {
  factory: () => {
    const { location } = inject(DOCUMENT);
    return (url) => location.assign(url);
  },
});

// #region login
@Injectable({ providedIn: 'root' })
export class ExternalLogin {
  readonly #leave = inject(LEAVE);
  readonly #document = inject(DOCUMENT);

  /** Calls when a session has ended that the person did not end. */
  listen(): void {
    inject(TokenService).events.subscribe((event) => {
      if (event.type === 'signedOut' && event.reason !== 'signedOut') this.start(event.returnUrl ?? '/');
    });
  }

  start(returnUrl: string): void {
    const state = crypto.randomUUID();
    sessionStorage.setItem('login', JSON.stringify({ state, returnUrl }));
    const redirect_uri = `${this.#document.location.origin}/callback`;
    const query = { response_type: 'code', client_id: 'shop', redirect_uri, state };
    this.#leave(`https://id.example.com/authorize?${new URLSearchParams(query)}`);
  }

  /** The page that `start` was called for, once, and only for the answer to that very call. */
  finish(state: string | null): string | null {
    const login = JSON.parse(sessionStorage.getItem('login') ?? 'null');
    sessionStorage.removeItem('login');
    return login && login.state === state ? login.returnUrl : null;
  }
}
// #endregion

// #region guard
/** Waits as `signedInGuard` does; with `loginUrl: false` that answers `false`, and this leaves the app instead. */
export const signedInOrLeave: CanActivateFn = async (route, state) => {
  const login = inject(ExternalLogin);
  const isSignedIn = await signedInGuard(route, state);
  if (isSignedIn === false) login.start(state.url);
  return isSignedIn as boolean;
};
// #endregion

// #region callback
@Component({ template: 'Signing in …' })
export class CallbackPage {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #tokens = inject(TokenService);

  constructor() {
    const query = inject(ActivatedRoute).snapshot.queryParamMap;
    const returnUrl = inject(ExternalLogin).finish(query.get('state'));
    if (returnUrl) this.#trade(query.get('code'), returnUrl);
    else this.#router.navigateByUrl('/');
  }

  #trade(code: string | null, returnUrl: string): void {
    // The API trades the code for tokens: it knows the secret of the client.
    this.#http.post<TokenGrant>('/api/sign-in/code', { code }).subscribe((grant) => {
      this.#tokens.signIn(grant);
      this.#router.navigateByUrl(returnUrl, { replaceUrl: true });
    });
  }
}
// #endregion

export const routes: Routes = [
  { path: 'callback', component: CallbackPage },
  { path: 'orders', canActivate: [signedInOrLeave], component: OrdersPage },
];

// #region app
export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({ apiUrls: ['/api'], loginUrl: false }),
    provideEnvironmentInitializer(() => inject(ExternalLogin).listen()),
  ],
};
// #endregion
