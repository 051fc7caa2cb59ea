import { provideHttpClient, withInterceptors, type HttpInterceptorFn } from '@angular/common/http';
import { InjectionToken, inject, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenService, tokenRefreshInterceptor } from 'ngx-token-refresh';
import { tap } from 'rxjs';

import { routes } from '../set-up/app.routes';

/** What the app says when something went wrong. */
export const TOAST = new InjectionToken<(text: string) => void>('TOAST', { factory: () => alert });

// #region interceptors
/** `orders` becomes `/api/orders`. */
export const baseUrlInterceptor: HttpInterceptorFn = (request, next) =>
  next(request.url.startsWith('/') ? request : request.clone({ url: `/api/${request.url}` }));

/** Hears of final answers only: never of a 401 that was mended. */
export const errorToastInterceptor: HttpInterceptorFn = (request, next) => {
  const toast = inject(TOAST);
  return next(request).pipe(tap({ error: ({ status }) => toast(`${request.method} failed: ${status}`) }));
};
// #endregion

export const appConfig: ApplicationConfig = {
  // #region providers
  providers: [
    provideRouter(routes),
    provideHttpClient(withInterceptors([errorToastInterceptor, baseUrlInterceptor, tokenRefreshInterceptor])),
    provideTokenService({ apiUrls: ['/api'] }),
  ],
  // #endregion
};
