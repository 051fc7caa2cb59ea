import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { oauth2Refresh, provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

// #region app
/** @param issuer such as `https://id.example.com`; the endpoints are in its `/.well-known/openid-configuration` */
export const appConfig = (issuer: string, api: string): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    provideTokenRefresh({
      refresh: oauth2Refresh({
        tokenEndpoint: `${issuer}/token`,
        revocationEndpoint: `${issuer}/token/revocation`,
        clientId: 'shop',
      }),
      apiUrls: [api],
    }),
  ],
});
// #endregion
