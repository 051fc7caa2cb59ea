import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError } from 'rxjs';

import { asItCame, authorized, isCovered, isRefusal, judged, unjudged } from './covered-requests';
import { admit, replace } from './passage';
import { throughTheGate } from './through-the-gate';
import { withoutQuery } from './token-refresh-error';
import { TokenService } from './token-service';
import type { Tokens } from './tokens';

/**
 * Sends requests to `apiUrls` with the access token, and once more with a new one where the server refuses it.
 *
 * {@link provideTokenRefresh} adds it. For apps that keep their own `provideHttpClient`, as the last of its interceptors:
 *
 * @example
 * ```ts
 * providers: [
 *   provideHttpClient(withInterceptors([baseUrlInterceptor, tokenRefreshInterceptor])),
 *   provideTokenService({ apiUrls: ['/api'] }),
 * ];
 * ```
 */
export const tokenRefreshInterceptor: HttpInterceptorFn = (request, next) => {
  const service = inject(TokenService);
  if (service.onServer || !isCovered(service, request)) return next(request);

  const send = (tokens: Tokens | null, waited: boolean) => next(authorized(service, request, tokens, waited));

  const replay = (tokens: Tokens) => {
    service.tell({ type: 'replayed', method: request.method, url: withoutQuery(request.url) });
    return unjudged(service, send(tokens, true));
  };

  return throughTheGate(
    () => admit(service, { request }),
    (tokens, waited) => {
      const attempt = send(tokens, waited);
      if (!tokens) return attempt;
      return judged(service, request, attempt).pipe(
        // The replay is out of reach of this `catchError`: there is no second one.
        catchError((refusal) => {
          if (!isRefusal(service, refusal)) throw refusal;
          return throughTheGate(
            () => replace(service, tokens, { request, refusal }),
            (fresh) => (fresh ? replay(fresh) : asItCame(service, refusal)),
          );
        }),
      );
    },
  );
};
