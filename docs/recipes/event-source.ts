import { inject } from '@angular/core';
import { TokenRefreshError, TokenService } from 'ngx-token-refresh';
import { defer, Observable, retry, switchMap, throwError, timer } from 'rxjs';

// #region source
/** The messages of an event stream. Call it in an injection context. */
export function eventsOf(url: string): Observable<string> {
  const tokens = inject(TokenService);
  return defer(() => tokens.validToken()).pipe(
    switchMap((token) => sourceOf(`${url}?${new URLSearchParams({ access_token: token ?? '' })}`)),
    retry({
      resetOnSuccess: true,
      delay: (lost, times) => {
        const isOver = lost instanceof TokenRefreshError && (lost.code === 'signedOut' || lost.code === 'refused');
        // At once the first time: it is the token, perhaps, that has expired since.
        return isOver ? throwError(() => lost) : timer(times === 1 ? 0 : Math.min(30_000, 500 * 2 ** times));
      },
    }),
  );
}

function sourceOf(url: string): Observable<string> {
  return new Observable((listener) => {
    const source = new EventSource(url);
    source.onmessage = ({ data }) => listener.next(data);
    source.onerror = () => {
      // Else the browser tries again by itself, with the URL, and so the token, of then.
      if (source.readyState === EventSource.CLOSED) listener.error(new Error('The event stream was refused.'));
    };
    return () => source.close();
  });
}
// #endregion
