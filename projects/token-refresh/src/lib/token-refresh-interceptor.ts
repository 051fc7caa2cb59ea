import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError } from 'rxjs';

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
  const { passage, requests } = service;
  if (service.isOutside() || !requests.covers(request)) return next(request);

  const send = (tokens: Tokens | null, waited: boolean) => next(requests.authorized(request, tokens, waited));

  const replay = (tokens: Tokens) => {
    service.tell({ type: 'replayed', method: request.method, url: withoutQuery(request.url) });
    return requests.unjudged(send(tokens, true));
  };

  return throughTheGate(
    () => passage.admit({ request }),
    (tokens, waited) => {
      const attempt = send(tokens, waited);
      if (!tokens) return attempt;
      return requests.judged(request, attempt).pipe(
        // The replay is out of reach of this `catchError`: there is no second one.
        catchError((refusal) => {
          if (!requests.isRefusal(refusal)) throw refusal;
          return throughTheGate(
            () => passage.replace(tokens, { request, refusal }),
            (fresh) => (fresh ? replay(fresh) : requests.asItCame(refusal)),
          );
        }),
      );
    },
  );
};
