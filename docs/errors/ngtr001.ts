import { withFetch } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const misspelt = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // @ts-expect-error The compiler sees it too, where it is written down at this very place.
    // #region misspelt
    provideTokenRefresh({ apiUrl: '/api' }), // no
    // #endregion
  ],
});

export const spelt = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region spelt
    provideTokenRefresh({ apiUrls: ['/api'] }),
    // #endregion
  ],
});

export const featureFirst = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // @ts-expect-error A feature has no option.
    // #region featureFirst
    provideTokenRefresh(withFetch()), // no
    // #endregion
  ],
});

export const featureSecond = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region featureSecond
    provideTokenRefresh({}, withFetch()),
    // #endregion
  ],
});
