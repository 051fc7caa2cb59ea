import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { cookieRefresh, provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

// #region app
export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({
      refresh: {
        // Answers { accessToken, expiresIn }, and sets the refresh token as a cookie.
        ...cookieRefresh('/api/token/refresh'),
        revoke: (_, http) => http.post('/api/sign-out', {}, { withCredentials: true }),
      },
      apiUrls: ['/api'],
    }),
  ],
};
// #endregion
