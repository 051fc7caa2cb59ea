import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { inject, provideEnvironmentInitializer, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';
import { oauth2Refresh, provideTokenRefresh, type TokenService } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

const oauthConfig = {
  issuer: 'https://id.example.com',
  tokenEndpoint: 'https://id.example.com/token',
  clientId: 'shop',
  responseType: 'code',
  scope: 'openid offline_access',
};

// #region before
export const before: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideHttpClient(withInterceptorsFromDi()),
    provideOAuthClient({ resourceServer: { allowedUrls: ['https://api.example.com'], sendAccessToken: true } }),
    provideEnvironmentInitializer(() => {
      const oauth = inject(OAuthService);
      oauth.configure(oauthConfig);
      oauth.setupAutomaticSilentRefresh();
    }),
  ],
};
// #endregion

// #region after
export const after: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({
      refresh: oauth2Refresh({ tokenEndpoint: 'https://id.example.com/token', clientId: 'shop' }),
      apiUrls: ['https://api.example.com'],
    }),
    // It goes on doing the trip to the login page, and nothing else.
    provideOAuthClient(),
    provideEnvironmentInitializer(() => inject(OAuthService).configure(oauthConfig)),
  ],
};

/** On the callback page, after `tryLoginCodeFlow()`, and once for those who are signed in by the old version. */
export function takeOver(oauth: OAuthService, tokens: TokenService): void {
  if (!oauth.getAccessToken()) return;
  tokens.signIn({
    access_token: oauth.getAccessToken(),
    refresh_token: oauth.getRefreshToken() ?? undefined,
    expires_in: (oauth.getAccessTokenExpiration() - Date.now()) / 1000,
  });
  oauth.logOut(true); // forgets its copy, goes nowhere
}
// #endregion
