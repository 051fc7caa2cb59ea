import { HttpErrorResponse, type HttpHandlerFn, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { BehaviorSubject, catchError, filter, switchMap, take, throwError, type Observable } from 'rxjs';

/** Where tutorials keep tokens: a service that asks localStorage each time. */
@Injectable()
export class StoredToken {
  /** Asks the server for the next token. */
  renew!: () => Observable<string>;

  get(): string | null {
    return localStorage.getItem('access_token');
  }

  set(token: string): void {
    localStorage.setItem('access_token', token);
  }
}

/** The same, for those who have read on. */
@Injectable()
export class TokenInMemory extends StoredToken {
  private token: string | null = null;

  override get(): string | null {
    return this.token;
  }

  override set(token: string): void {
    this.token = token;
  }
}

/** The pattern of the tutorials: a flag, and a subject that is `null` while the one refresh is under way. */
export function tutorialInterceptor(): HttpInterceptorFn {
  let isRefreshing = false;
  const renewed = new BehaviorSubject<string | null>(null);

  return (request, next) => {
    const tokens = inject(StoredToken);
    return next(withToken(request, tokens.get())).pipe(
      catchError((error) =>
        error instanceof HttpErrorResponse && error.status === 401
          ? afterRefresh(tokens, request, next)
          : throwError(() => error),
      ),
    );
  };

  function afterRefresh(tokens: StoredToken, request: HttpRequest<unknown>, next: HttpHandlerFn) {
    if (isRefreshing) {
      return renewed.pipe(
        filter((token) => token !== null),
        take(1),
        switchMap((token) => next(withToken(request, token))),
      );
    }
    isRefreshing = true;
    renewed.next(null);
    return tokens.renew().pipe(
      switchMap((token) => {
        isRefreshing = false;
        tokens.set(token);
        renewed.next(token);
        return next(withToken(request, token));
      }),
      catchError((error) => {
        isRefreshing = false;
        return throwError(() => error);
      }),
    );
  }
}

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;
}
