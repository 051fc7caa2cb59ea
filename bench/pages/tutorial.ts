// The interceptor that tutorials teach: a flag, and a BehaviorSubject that is null while a refresh is under way.
import {
  HttpClient,
  type HttpErrorResponse,
  type HttpInterceptorFn,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { BehaviorSubject, catchError, filter, switchMap, take, tap, throwError } from 'rxjs';

import { start } from './page';

interface Grant {
  accessToken: string;
  refreshToken: string;
}

@Injectable({ providedIn: 'root' })
class Auth {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  isRefreshing = false;
  readonly newToken = new BehaviorSubject<string | null>(null);

  refresh() {
    const refreshToken = localStorage.getItem('refreshToken');
    return this.#http.post<Grant>('/api/token/refreshToken', { refreshToken }).pipe(
      tap((grant) => {
        localStorage.setItem('accessToken', grant.accessToken);
        localStorage.setItem('refreshToken', grant.refreshToken);
      }),
    );
  }

  logout(): void {
    localStorage.removeItem('accessToken');
    localStorage.removeItem('refreshToken');
    this.#router.navigateByUrl('/login');
  }
}

const authInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.url.includes('/token/')) return next(request);
  const auth = inject(Auth);
  const withToken = (token: string | null) => request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });

  return next(withToken(localStorage.getItem('accessToken'))).pipe(
    catchError((error: HttpErrorResponse) => {
      if (error.status !== 401) return throwError(() => error);
      if (auth.isRefreshing) {
        return auth.newToken.pipe(
          filter((token) => token !== null),
          take(1),
          switchMap((token) => next(withToken(token))),
        );
      }
      auth.isRefreshing = true;
      auth.newToken.next(null);
      return auth.refresh().pipe(
        switchMap(({ accessToken }) => {
          auth.isRefreshing = false;
          auth.newToken.next(accessToken);
          return next(withToken(accessToken));
        }),
        catchError((fault) => {
          auth.isRefreshing = false;
          auth.logout();
          return throwError(() => fault);
        }),
      );
    }),
  );
};

start(provideHttpClient(withInterceptors([authInterceptor])));
