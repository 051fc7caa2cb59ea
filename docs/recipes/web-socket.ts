import { inject } from '@angular/core';
import { TokenRefreshError, TokenService } from 'ngx-token-refresh';
import { defer, from, Observable, retry, switchMap, throwError, timer } from 'rxjs';

// #region socket
/** What the server closes a socket with whose token is not good: any number of 4000 to 4999 is yours. */
const UNAUTHORIZED = 4401;

/** The messages of a socket, which is opened again when it is lost. Call it in an injection context. */
export function messagesOf(url: string): Observable<string> {
  const tokens = inject(TokenService);
  return defer(() => tokens.validToken()).pipe(
    switchMap((token) => socketOf(url, token)),
    retry({
      resetOnSuccess: true,
      delay: (lost, times) => {
        if (lost instanceof TokenRefreshError && (lost.code === 'signedOut' || lost.code === 'refused')) throw lost;
        if (lost !== UNAUTHORIZED) return timer(Math.min(30_000, 500 * 2 ** times));
        // Once: a server that refuses fresh tokens would be asked for ever.
        return times === 1 ? from(tokens.refresh()) : throwError(() => lost);
      },
    }),
  );
}

function socketOf(url: string, token: string | null): Observable<string> {
  return new Observable((listener) => {
    const socket = new WebSocket(url);
    // Not in the URL, which servers and proxies write into their logs.
    socket.onopen = () => socket.send(JSON.stringify({ token }));
    socket.onmessage = ({ data }) => listener.next(data);
    socket.onclose = ({ code }) => listener.error(code);
    return () => socket.close();
  });
}
// #endregion
