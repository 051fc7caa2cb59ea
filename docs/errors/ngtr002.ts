import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const withoutSlash = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region withoutSlash
    provideTokenRefresh({ loginUrl: 'login' }), // no: without the slash it is no path of the app
    // #endregion
  ],
});

export const withSlash = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region withSlash
    provideTokenRefresh({ loginUrl: '/login' }),
    // #endregion
  ],
});
