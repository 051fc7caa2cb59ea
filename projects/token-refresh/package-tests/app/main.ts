import { HttpClient, HttpContext, withFetch } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, Router, RouterOutlet, type Routes } from '@angular/router';
import {
  cookieRefresh,
  injectReturnUrl,
  jsonRefresh,
  memoryStorage,
  oauth2Refresh,
  provideTokenRefresh,
  provideTokenService,
  signedInGuard,
  signedOutGuard,
  SKIP_TOKEN_REFRESH,
  tokenRefreshInterceptor,
  TokenRefreshError,
  TokenService,
  webStorage,
  type Active,
  type Flight,
  type JwtClaims,
  type OAuth2RefreshOptions,
  type RefreshCause,
  type RefreshFailure,
  type RefreshFn,
  type Refreshing,
  type RefreshStrategy,
  type Session,
  type SignedOut,
  type TokenGrant,
  type TokenRefreshEvent,
  type TokenRefreshOptions,
  type Tokens,
  type TokenStorage,
} from 'ngx-token-refresh';

/** An app that has a use for every name of the package, types too. */
@Component({ selector: 'app-login', template: '<button (click)="signIn()">{{ returnUrl }}</button>' })
class Login {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly tokens = inject(TokenService);
  protected readonly returnUrl = injectReturnUrl();

  protected signIn(): void {
    const context = new HttpContext().set(SKIP_TOKEN_REFRESH, true);
    this.http.post<TokenGrant>('/api/sign-in', {}, { context }).subscribe({
      next: (grant) => {
        this.tokens.signIn(grant);
        void this.router.navigateByUrl(this.returnUrl);
      },
      error: (error: unknown) => console.warn(error instanceof TokenRefreshError && error.code),
    });
  }
}

@Component({ selector: 'app-home', template: '{{ session().status }} {{ claims()?.sub }}' })
class Home {
  private readonly tokens = inject(TokenService);
  protected readonly session = this.tokens.session;
  protected readonly claims = this.tokens.claims;
}

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class App {}

const routes: Routes = [
  { path: 'login', canActivate: [signedOutGuard], component: Login },
  { path: '**', canMatch: [signedInGuard], component: Home },
];

const own: RefreshFn = (_current: Tokens, http: HttpClient) => http.post<TokenGrant>('/api/renew', null);
const server: OAuth2RefreshOptions = { tokenEndpoint: '/token', clientId: 'shop' };
const strategies: Record<string, RefreshStrategy | RefreshFn> = {
  cookie: cookieRefresh('/api/refresh'),
  json: jsonRefresh('/api/refresh'),
  oauth2: oauth2Refresh(server),
  own,
};
const stores: Record<string, TokenStorage> = { memory: memoryStorage(), tab: webStorage('sessionStorage') };
const { hash } = location;
const options: TokenRefreshOptions = {
  refresh: strategies[hash] ?? own,
  storage: stores[hash] ?? webStorage('localStorage'),
  apiUrls: ['/api'],
};

/** What an app may keep of a session, of a failure, of what happened. */
export interface Seen {
  session: Session | Active | Refreshing | SignedOut;
  flight: Flight;
  claims: JwtClaims;
  failure: RefreshFailure;
  cause: RefreshCause;
  event: TokenRefreshEvent;
}

const whole = provideTokenRefresh(options, withFetch());
const parts = [provideTokenService(options), { provide: 'interceptor', useValue: tokenRefreshInterceptor }];
void bootstrapApplication(App, { providers: [provideRouter(routes), hash ? whole : parts] });
