import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';
import { map } from 'rxjs';

import { routes } from '../set-up/app.routes';

export const wrapped: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region wrapped
    provideTokenRefresh({ refresh: '/api/refresh' }), // no, where that answers { data: { token } }
    // #endregion
  ],
};

export const unwrapped: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region unwrapped
    provideTokenRefresh({
      refresh: ({ refreshToken }, http) =>
        http
          .post<{ data: { token: string } }>('/api/refresh', { refreshToken })
          .pipe(map(({ data }) => ({ accessToken: data.token }))),
    }),
    // #endregion
  ],
};
