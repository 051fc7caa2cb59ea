import { HttpClient, provideHttpClient, withInterceptors, type HttpErrorResponse } from '@angular/common/http';
import type { HttpEvent, HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { Component, inject, Injectable, type ApplicationConfig } from '@angular/core';
import { provideRouter, Router, type Routes } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';
import { BehaviorSubject, catchError, filter, switchMap, take, throwError, type Observable } from 'rxjs';

import { routes } from '../set-up/app.routes';
import { adoptOldTokens } from './adopt-old-tokens';

@Component({ template: '' })
class OldLoginPage {}
const oldRoutes: Routes = [{ path: 'login', component: OldLoginPage }];

// #region before
@Injectable({ providedIn: 'root' })
export class Renewal {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #renewed = new BehaviorSubject<string | null>(null);
  #isRefreshing = false;

  on401(request: HttpRequest<unknown>, next: HttpHandlerFn): Observable<HttpEvent<unknown>> {
    if (this.#isRefreshing) {
      return this.#renewed.pipe(
        filter((token) => token !== null),
        take(1),
        switchMap((token) => next(withToken(request, token))),
      );
    }
    this.#isRefreshing = true;
    this.#renewed.next(null);
    const refreshToken = localStorage.getItem('refresh_token');
    return this.#http
      .post<Record<'accessToken' | 'refreshToken', string>>('/api/token/refreshToken', { refreshToken })
      .pipe(
        switchMap((grant) => {
          this.#isRefreshing = false;
          localStorage.setItem('access_token', grant.accessToken);
          localStorage.setItem('refresh_token', grant.refreshToken);
          this.#renewed.next(grant.accessToken);
          return next(withToken(request, grant.accessToken));
        }),
        catchError((error) => {
          this.#isRefreshing = false;
          localStorage.clear();
          this.#router.navigateByUrl('/login');
          return throwError(() => error);
        }),
      );
  }
}

export const authInterceptor: HttpInterceptorFn = (request, next) => {
  const renewal = inject(Renewal);
  return next(withToken(request, localStorage.getItem('access_token'))).pipe(
    catchError((error: HttpErrorResponse) =>
      error.status === 401 && !request.url.includes('/token/') ? renewal.on401(request, next) : throwError(() => error),
    ),
  );
};

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;
}

export const before: ApplicationConfig = {
  providers: [provideRouter(oldRoutes), provideHttpClient(withInterceptors([authInterceptor]))],
};
// #endregion

// #region after
export const after: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({ refresh: '/api/token/refreshToken', apiUrls: ['/api'] }),
    adoptOldTokens('access_token', 'refresh_token'),
  ],
};
// #endregion
