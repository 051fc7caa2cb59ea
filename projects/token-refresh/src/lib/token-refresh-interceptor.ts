import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';

import { asItCame, authorized, final, isCovered, isRefusal, xsrfValue } from './covered-requests';
import { admit, assertContinues, replace } from './passage';
import { assertProvided } from './set-up-mistakes';
import { throughTheGate } from './through-the-gate';
import { withoutQuery, type Errand } from './token-refresh-error';
import { TokenService } from './token-service';
import type { Tokens } from './tokens';
import { withReplay, type Answer, type Events } from './with-replay';

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
  if (typeof ngDevMode === 'undefined' || ngDevMode) assertProvided('tokenRefreshInterceptor');
  const service = inject(TokenService);
  if (service.onServer || !isCovered(service, request)) return next(request);

  const xsrf = xsrfValue(service, request);
  const send = (errand: Errand, tokens: Tokens | null, waited: boolean) => {
    if (tokens) assertContinues(service, tokens, errand);
    return next(authorized(service, request, tokens, waited ? xsrf : undefined));
  };

  return throughTheGate(
    () => admit(service, { request }),
    (tokens, waited) => {
      const attempt = send({ request }, tokens, waited);
      return tokens ? withReplay(attempt, isRefused, (refusal) => replay(tokens, refusal)) : attempt;
    },
  );

  function isRefused(answer: unknown): answer is Answer {
    return isRefusal(service, request, answer);
  }

  function replay(refused: Tokens, refusal: Answer): Events {
    const errand = { request, refusal };
    const again = throughTheGate(
      () => replace(service, refused, errand),
      (tokens) => {
        if (!tokens) return asItCame(refusal);
        service.tell({ type: 'replayed', method: request.method, url: withoutQuery(request.url) });
        return send(errand, tokens, true);
      },
    );
    return final(service, again);
  }
};
