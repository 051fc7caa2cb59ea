import { HttpErrorResponse, HttpResponse, HttpXsrfTokenExtractor, type HttpRequest } from '@angular/common/http';
import { Observable, of, throwError } from 'rxjs';

import type { Gate } from './gate';
import { withCurrentXsrf } from './refresh-http';
import { trusted } from './report';
import { SKIP_TOKEN_REFRESH } from './skip-token-refresh';
import { TokenRefreshError } from './token-refresh-error';
import type { Tokens } from './tokens';
import type { Answer, Events } from './with-replay';

/** RFC 9110 §9.2.1: sending them again changes nothing, even where the first one was answered. */
const REPEATABLE = /^(GET|HEAD|OPTIONS)$/;

/** What the gate knows of requests. */
export interface RequestGate extends Gate {
  /** Whether a URL is one of `apiUrls`. */
  goesToApi(url: string): boolean;
  /** The answer that is being passed on just now: where two injectors have an interceptor each, the outer one leaves it alone. */
  passing: unknown;
}

/** Whether the gate is for this request. */
export function isCovered(gate: RequestGate, request: HttpRequest<unknown>): boolean {
  const { context, headers, method, urlWithParams } = request;
  // What the refresh function itself sends, through the app's HttpClient, cannot wait for the refresh.
  if (gate.calling || method === 'JSONP' || headers.has('Authorization') || gate.options.skip?.(request)) return false;
  // `get` alone would write the default into the caller's context.
  if (context.has(SKIP_TOKEN_REFRESH) && context.get(SKIP_TOKEN_REFRESH)) return false;
  // With its parameters: `/api ` is `/api`, and `/api ?page=2` is `/api%20`.
  return gate.goesToApi(urlWithParams);
}

/**
 * The XSRF value of this moment, which the request carries by Angular's doing, if it carries it: one without headers does not. To ask for
 * it is to read the page's cookies, which takes longer than all else together. `undefined` for a method that never carries one.
 */
export function xsrfValue({ injector }: Gate, { headers, method }: HttpRequest<unknown>): string | null | undefined {
  if (/^(GET|HEAD)$/.test(method)) return undefined;
  return headers.keys().length ? injector.get(HttpXsrfTokenExtractor).getToken() : null;
}

/** The request as it leaves. `xsrfThen`: where it has been here for a while and may carry one, the XSRF value of when it came. */
export function authorized(
  { options, injector }: Gate,
  request: HttpRequest<unknown>,
  tokens: Tokens | null,
  xsrfThen?: string | null,
): HttpRequest<unknown> {
  const current = xsrfThen === undefined ? request : withCurrentXsrf(request, xsrfThen, injector);
  const { credentials } = options.refresh;
  if (!tokens && !credentials) return current;
  const setHeaders = tokens ? options.header(tokens, current) : {};
  return current.clone({ setHeaders, withCredentials: credentials || current.withCredentials });
}

/** Whether an answer of a first attempt says that its tokens are not good. A 2xx is asked about only where a replay repeats nothing. */
export function isRefusal(gate: RequestGate, request: HttpRequest<unknown>, answer: unknown): answer is Answer {
  if (answer === gate.passing || answer instanceof TokenRefreshError) return false;
  const { method, reportProgress, reportDownloadProgress } = request;
  const unseen = REPEATABLE.test(method) && !reportProgress && !reportDownloadProgress;
  if (!(answer instanceof HttpErrorResponse || (unseen && answer instanceof HttpResponse))) return false;
  // An answer that the app cannot judge is the caller's: a throw here would leave the caller without any.
  return !!trusted(gate.injector, () => gate.options.isUnauthorized(answer));
}

/** A refusal, told to the caller as it came. */
export function asItCame(refusal: Answer): Events {
  return refusal instanceof HttpResponse ? of(refusal) : throwError(() => refusal);
}

/** Events that no other gate judges: they are the caller's. */
export function final(gate: RequestGate, events: Events): Events {
  return new Observable((caller) => {
    const pass = (answer: unknown, tell: () => void) => {
      gate.passing = answer;
      tell();
      gate.passing = undefined;
    };
    return events.subscribe({
      next: (event) => pass(event, () => caller.next(event)),
      error: (error) => pass(error, () => caller.error(error)),
      complete: () => caller.complete(),
    });
  });
}
