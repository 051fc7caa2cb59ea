import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from './app.routes';

// #region config
// app.config.ts: provideTokenRefresh() takes the place of provideHttpClient(), and its features
export const appConfig: ApplicationConfig = {
  providers: [provideRouter(routes), provideTokenRefresh({ refresh: '/api/token/refreshToken', apiUrls: ['/api'] })],
};
// #endregion
