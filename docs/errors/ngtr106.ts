import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const every401: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region every401
    provideTokenRefresh({ apiUrls: ['/api'] }), // no, where the API answers 401 to a wrong PIN as well
    // #endregion
  ],
};

export const bearerOnly: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region bearerOnly
    provideTokenRefresh({
      apiUrls: ['/api'],
      // RFC 6750 §3: a 401 that means the token says Bearer in this header
      isUnauthorized: ({ status, headers }) => status === 401 && /^Bearer/i.test(headers.get('WWW-Authenticate') ?? ''),
    }),
    // #endregion
  ],
};
