import { HttpErrorResponse, HttpResponse, type HttpEvent, type HttpRequest } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';
import { of, tap, throwError, type Observable } from 'rxjs';

import { apiUrlTest } from './api-urls';
import { afterVerdict, untilVerdict } from './attempt-events';
import { isUnauthorized } from './is-unauthorized';
import type { ResolvedOptions } from './options';
import type { RefreshHttp } from './refresh-http';
import { SKIP_TOKEN_REFRESH } from './skip-token-refresh';
import { TokenRefreshError } from './token-refresh-error';
import type { Tokens } from './tokens';

type Events = Observable<HttpEvent<unknown>>;
type Answer = HttpErrorResponse | HttpResponse<unknown>;

/** RFC 9110 §9.2.1: sending them again changes nothing, even where the first one was answered. */
const REPEATABLE = /^(GET|HEAD|OPTIONS)$/;

/** Which requests are ours, what we put on them, and which of their answers we take for a refusal. */
export interface CoveredRequests {
  covers(request: HttpRequest<unknown>): boolean;
  /** The request as it leaves. `waited`: it has been here for a while. */
  authorized(request: HttpRequest<unknown>, tokens: Tokens | null, waited: boolean): HttpRequest<unknown>;
  isRefusal(answer: unknown): answer is Answer;
  /** A first attempt whose refusal, in whatever form, is an error, and of which the caller has seen nothing that a replay would repeat. */
  judged(request: HttpRequest<unknown>, attempt: Events): Events;
  /** The answer of a replay, which is no refusal, whatever it says. */
  unjudged(replay: Events): Events;
  /** A refusal, told to the caller as it came. */
  asItCame(refusal: Answer): Events;
}

export function injectCoveredRequests(options: ResolvedOptions, http: RefreshHttp): CoveredRequests {
  const document = inject(DOCUMENT);
  /** Not before the first request: on a server there is no page that URLs could be relative to. */
  let goesToApi: ((url: string) => boolean) | undefined;
  const { credentials = false } = options.refresh;
  /** Answers that one gate has let pass: where two injectors have an interceptor each, the outer one leaves them alone. */
  const final = new WeakSet<object>();
  const letPass = (answer: object) => void final.add(answer);

  function isRefusal(answer: unknown): answer is Answer {
    const isAnswer = answer instanceof HttpErrorResponse || answer instanceof HttpResponse;
    if (!isAnswer || answer instanceof TokenRefreshError || final.has(answer)) return false;
    return options.isUnauthorized(answer);
  }

  return {
    covers(request) {
      const { context, headers, method, url } = request;
      // `get` alone would write the default into the caller's context.
      if (context.has(SKIP_TOKEN_REFRESH) && context.get(SKIP_TOKEN_REFRESH)) return false;
      if (method === 'JSONP' || headers.has('Authorization') || options.skip?.(request)) return false;
      goesToApi ??= apiUrlTest(options.apiUrls, document.baseURI);
      return goesToApi(url);
    },
    authorized(request, tokens, waited) {
      const current = waited ? http.withCurrentXsrf(request) : request;
      if (!tokens && !credentials) return current;
      const setHeaders = tokens ? options.header(tokens, current) : {};
      return current.clone({ setHeaders, withCredentials: credentials || current.withCredentials });
    },
    isRefusal,
    judged(request, attempt) {
      if (request.reportProgress || request.reportDownloadProgress) return untilVerdict(attempt, isRefusal);
      const asksAboutSuccess = options.isUnauthorized !== isUnauthorized;
      if (!asksAboutSuccess || !REPEATABLE.test(request.method)) return attempt;
      return attempt.pipe(
        tap((event) => {
          if (isRefusal(event)) throw event;
        }),
      );
    },
    unjudged: (replay) => afterVerdict(replay).pipe(tap<HttpEvent<unknown>>({ next: letPass, error: letPass })),
    asItCame(refusal) {
      letPass(refusal);
      return refusal instanceof HttpResponse ? of(refusal) : throwError(() => refusal);
    },
  };
}
