import { HttpErrorResponse, HttpResponse, type HttpEvent, type HttpRequest } from '@angular/common/http';
import { of, tap, throwError, type Observable } from 'rxjs';

import { afterVerdict, untilVerdict } from './attempt-events';
import type { Gate } from './gate';
import { isUnauthorized } from './is-unauthorized';
import { withCurrentXsrf } from './refresh-http';
import { SKIP_TOKEN_REFRESH } from './skip-token-refresh';
import { TokenRefreshError } from './token-refresh-error';
import type { Tokens } from './tokens';

type Events = Observable<HttpEvent<unknown>>;
type Answer = HttpErrorResponse | HttpResponse<unknown>;

/** RFC 9110 §9.2.1: sending them again changes nothing, even where the first one was answered. */
const REPEATABLE = /^(GET|HEAD|OPTIONS)$/;

/** What the gate knows of requests. */
export interface RequestGate extends Gate {
  /** Whether a URL is one of `apiUrls`. */
  goesToApi(url: string): boolean;
  /** Answers that it has let pass: where two injectors have an interceptor each, the outer one leaves them alone. */
  readonly passed: WeakSet<object>;
}

/** Whether the gate is for this request. */
export function isCovered(gate: RequestGate, request: HttpRequest<unknown>): boolean {
  const { context, headers, method, url } = request;
  // What the refresh function itself sends, through the app's HttpClient, cannot wait for the refresh.
  if (gate.calling || method === 'JSONP' || headers.has('Authorization') || gate.options.skip?.(request)) return false;
  // `get` alone would write the default into the caller's context.
  if (context.has(SKIP_TOKEN_REFRESH) && context.get(SKIP_TOKEN_REFRESH)) return false;
  return gate.goesToApi(url);
}

/** The request as it leaves. `waited`: it has been here for a while. */
export function authorized(
  { options, injector }: Gate,
  request: HttpRequest<unknown>,
  tokens: Tokens | null,
  waited: boolean,
): HttpRequest<unknown> {
  const current = waited ? withCurrentXsrf(request, injector) : request;
  const { credentials } = options.refresh;
  if (!tokens && !credentials) return current;
  const setHeaders = tokens ? options.header(tokens, current) : {};
  return current.clone({ setHeaders, withCredentials: credentials || current.withCredentials });
}

/** Whether an answer says that the tokens of the request are not good, and nobody has dealt with it yet. */
export function isRefusal({ options, passed }: RequestGate, answer: unknown): answer is Answer {
  const isAnswer = answer instanceof HttpErrorResponse || answer instanceof HttpResponse;
  if (!isAnswer || answer instanceof TokenRefreshError || passed.has(answer)) return false;
  return options.isUnauthorized(answer);
}

/** A first attempt whose refusal, in whatever form, is an error, and of which the caller has seen nothing that a replay would repeat. */
export function judged(gate: RequestGate, request: HttpRequest<unknown>, attempt: Events): Events {
  if (request.reportProgress || request.reportDownloadProgress) {
    return untilVerdict(attempt, (error) => isRefusal(gate, error));
  }
  const asksAboutSuccess = gate.options.isUnauthorized !== isUnauthorized;
  if (!asksAboutSuccess || !REPEATABLE.test(request.method)) return attempt;
  return attempt.pipe(
    tap((event) => {
      if (isRefusal(gate, event)) throw event;
    }),
  );
}

/** The answer of a replay, which is no refusal, whatever it says. */
export function unjudged({ passed }: RequestGate, replay: Events): Events {
  const letPass = (answer: object) => void passed.add(answer);
  return afterVerdict(replay).pipe(tap<HttpEvent<unknown>>({ next: letPass, error: letPass }));
}

/** A refusal, told to the caller as it came. */
export function asItCame({ passed }: RequestGate, refusal: Answer): Events {
  passed.add(refusal);
  return refusal instanceof HttpResponse ? of(refusal) : throwError(() => refusal);
}
