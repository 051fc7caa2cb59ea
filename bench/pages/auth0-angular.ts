import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { authHttpInterceptorFn, provideAuth0 } from '@auth0/auth0-angular';

import { start } from './page';

start([
  provideHttpClient(withInterceptors([authHttpInterceptorFn])),
  provideAuth0({
    domain: location.origin,
    clientId: 'bench',
    useRefreshTokens: true,
    cacheLocation: 'localstorage',
    authorizationParams: { redirect_uri: location.origin },
    httpInterceptor: { allowedList: ['/api/*'] },
  }),
]);
