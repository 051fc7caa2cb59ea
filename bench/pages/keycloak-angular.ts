import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  AutoRefreshTokenService,
  createInterceptorCondition,
  INCLUDE_BEARER_TOKEN_INTERCEPTOR_CONFIG,
  type IncludeBearerTokenCondition,
  includeBearerTokenInterceptor,
  provideKeycloak,
  UserActivityService,
  withAutoRefreshToken,
} from 'keycloak-angular';

import { start } from './page';

/** Keycloak keeps its tokens in memory, a session for each tab; here they come with the page in place of a redirect. */
const signedIn = (name: string) => sessionStorage.getItem(name) ?? '';

start([
  provideHttpClient(withInterceptors([includeBearerTokenInterceptor])),
  provideKeycloak({
    config: { url: location.origin, realm: 'bench', clientId: 'bench' },
    initOptions: {
      token: signedIn('accessToken'),
      refreshToken: signedIn('refreshToken'),
      idToken: signedIn('idToken'),
      timeSkew: 0,
      checkLoginIframe: false,
    },
    features: [withAutoRefreshToken({ onInactivityTimeout: 'none' })],
    providers: [
      AutoRefreshTokenService,
      UserActivityService,
      {
        provide: INCLUDE_BEARER_TOKEN_INTERCEPTOR_CONFIG,
        useValue: [createInterceptorCondition<IncludeBearerTokenCondition>({ urlPattern: /^\/api/ })],
      },
    ],
  }),
]);
