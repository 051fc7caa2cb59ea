import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { inject, provideAppInitializer } from '@angular/core';
import {
  AbstractSecurityStorage,
  authInterceptor,
  DefaultLocalStorageService,
  LogLevel,
  OidcSecurityService,
  provideAuth,
} from 'angular-auth-oidc-client';

import { start } from './page';

start([
  provideHttpClient(withInterceptors([authInterceptor()])),
  provideAuth({
    config: {
      configId: 'bench',
      authority: location.origin,
      redirectUrl: location.origin,
      postLogoutRedirectUri: location.origin,
      clientId: 'bench',
      scope: 'openid profile offline_access',
      responseType: 'code',
      silentRenew: true,
      useRefreshToken: true,
      ignoreNonceAfterRefresh: true,
      autoUserInfo: false,
      secureRoutes: ['/api'],
      logLevel: LogLevel.None,
    },
  }),
  // One session for all tabs, as the others have.
  { provide: AbstractSecurityStorage, useClass: DefaultLocalStorageService },
  provideAppInitializer(() => inject(OidcSecurityService).checkAuth()),
]);
