import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { inject, provideAppInitializer } from '@angular/core';
import { OAuthService, OAuthStorage, provideOAuthClient } from 'angular-oauth2-oidc';

import { start } from './page';

start([
  provideHttpClient(withInterceptorsFromDi()),
  provideOAuthClient({ resourceServer: { allowedUrls: ['/api'], sendAccessToken: true } }),
  // One session for all tabs, as the others have.
  { provide: OAuthStorage, useFactory: () => localStorage },
  provideAppInitializer(async () => {
    const auth = inject(OAuthService);
    auth.configure({
      issuer: `${location.origin}/`,
      tokenEndpoint: `${location.origin}/oauth/token`,
      redirectUri: location.origin,
      clientId: 'bench',
      responseType: 'code',
      scope: 'openid profile offline_access',
    });
    await auth.tryLogin();
    auth.setupAutomaticSilentRefresh();
  }),
]);
