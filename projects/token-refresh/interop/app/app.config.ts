import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { oauth2Refresh, provideTokenRefresh, signedInGuard, signedOutGuard } from 'ngx-token-refresh';

import { CallbackPage } from './callback-page';
import { HomePage } from './home-page';
import { LoginPage } from './login-page';
import { SERVERS, type Servers } from './servers';

export function appConfig(servers: Servers): ApplicationConfig {
  const { tokenEndpoint, clientId, revocationEndpoint, api } = servers;
  return {
    providers: [
      { provide: SERVERS, useValue: servers },
      provideRouter([
        { path: 'login', component: LoginPage, canActivate: [signedOutGuard] },
        { path: 'callback', component: CallbackPage },
        { path: '**', component: HomePage, canActivate: [signedInGuard] },
      ]),
      provideTokenRefresh({
        refresh: oauth2Refresh({ tokenEndpoint, clientId, revocationEndpoint }),
        apiUrls: [api],
      }),
    ],
  };
}
