import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, provideTokenService, tokenRefreshInterceptor } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const noSession: ApplicationConfig = {
  // #region noSession
  // no
  providers: [provideRouter(routes), provideHttpClient(withInterceptors([tokenRefreshInterceptor]))],
  // #endregion
};

export const twoParts: ApplicationConfig = {
  // #region twoParts
  // with the session
  providers: [
    provideRouter(routes),
    provideHttpClient(withInterceptors([tokenRefreshInterceptor])),
    provideTokenService({ apiUrls: ['/api'] }),
  ],
  // #endregion
};

export const bothInOne: ApplicationConfig = {
  // #region bothInOne
  // or both in one
  providers: [provideRouter(routes), provideTokenRefresh({ apiUrls: ['/api'] })],
  // #endregion
};
