// The interceptor that tutorials teach: a flag, and a BehaviorSubject that is null while a refresh is under way.
import {
  HttpClient,
  type HttpErrorResponse,
  type HttpInterceptorFn,
  provideHttpClient,
  withInterceptors,
  withXhr,
} from '@angular/common/http';
import { createEnvironmentInjector, type EnvironmentInjector, inject, Injectable } from '@angular/core';
import { BehaviorSubject, catchError, filter, switchMap, take, tap, throwError } from 'rxjs';

import type { Runner } from './burst-runner';
import { type Grant, otherSession } from './other-session';

const ACCESS = 'demo-tutorial.accessToken';
const REFRESH = 'demo-tutorial.refreshToken';

@Injectable()
class Auth {
  readonly #http = inject(HttpClient);
  isRefreshing = false;
  readonly newToken = new BehaviorSubject<string | null>(null);

  refresh() {
    const refreshToken = sessionStorage.getItem(REFRESH);
    return this.#http.post<Grant>('/api/token/refreshToken', { refreshToken }).pipe(tap((grant) => keep(grant)));
  }

  /** A real one goes to the login page as well; here the page belongs to somebody else. */
  logout(): void {
    sessionStorage.removeItem(ACCESS);
    sessionStorage.removeItem(REFRESH);
  }
}

const tutorialInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.url.includes('/token/')) return next(request);
  const auth = inject(Auth);
  const withToken = (token: string | null) => request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });

  return next(withToken(sessionStorage.getItem(ACCESS))).pipe(
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

/** In an injector of its own, with a HttpClient of its own: nothing of the library's is in between. */
export async function tutorialRunner(parent: EnvironmentInjector): Promise<Runner> {
  keep(await otherSession(parent));
  const providers = [provideHttpClient(withInterceptors([tutorialInterceptor]), withXhr()), Auth];
  const http = createEnvironmentInjector(providers, parent, 'tutorial').get(HttpClient);
  return (url) => http.get(url);
}

function keep({ accessToken, refreshToken }: Grant): void {
  sessionStorage.setItem(ACCESS, accessToken);
  sessionStorage.setItem(REFRESH, refreshToken);
}
