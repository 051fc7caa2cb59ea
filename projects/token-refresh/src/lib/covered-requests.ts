import { isPlatformServer } from '@angular/common';
import { HttpErrorResponse, HttpResponse, type HttpEvent, type HttpRequest } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, PLATFORM_ID } from '@angular/core';
import { of, tap, throwError, type Observable } from 'rxjs';

import { apiUrlTest } from './api-urls';
import { afterVerdict, untilVerdict } from './attempt-events';
import { isUnauthorized } from './is-unauthorized';
import { TOKEN_REFRESH_OPTIONS } from './options';
import { RefreshHttp } from './refresh-http';
import { Renewal } from './renewal';
import { SKIP_TOKEN_REFRESH } from './skip-token-refresh';
import { TokenRefreshError } from './token-refresh-error';
import type { Tokens } from './tokens';

/** RFC 9110 §9.2.1: sending them again changes nothing, even where the first one was answered. */
const REPEATABLE = /^(GET|HEAD|OPTIONS)$/;

/** Which requests are ours, what we put on them, and which of their answers we take for a refusal. */
@Injectable()
export class CoveredRequests {
  private readonly options = inject(TOKEN_REFRESH_OPTIONS);
  private readonly http = inject(RefreshHttp);
  private readonly renewal = inject(Renewal);
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly goesToApi = this.onServer ? () => false : apiUrlTest(this.options.apiUrls, inject(DOCUMENT).baseURI);
  /** Answers that a gate has let pass: where two injectors have an interceptor each, the outer one leaves them alone. */
  private readonly final = new WeakSet<object>();

  covers(request: HttpRequest<unknown>): boolean {
    if (this.onServer || this.renewal.isSending || request.method === 'JSONP') return false;
    // `get` alone would write the default into the caller's context.
    if (request.context.has(SKIP_TOKEN_REFRESH) && request.context.get(SKIP_TOKEN_REFRESH)) return false;
    if (request.headers.has('Authorization') || this.options.skip?.(request)) return false;
    return this.goesToApi(request.url);
  }

  /** The request as it leaves. `waited`: it has been here for a while. */
  authorized(request: HttpRequest<unknown>, tokens: Tokens | null, waited: boolean): HttpRequest<unknown> {
    const current = waited ? this.http.withCurrentXsrf(request) : request;
    const withCredentials = this.options.refresh.credentials || current.withCredentials;
    if (!tokens) return withCredentials === current.withCredentials ? current : current.clone({ withCredentials });
    return current.clone({ setHeaders: this.options.header(tokens, current), withCredentials });
  }

  isRefusal(answer: unknown): answer is HttpErrorResponse | HttpResponse<unknown> {
    if (answer instanceof TokenRefreshError || this.final.has(answer as object)) return false;
    return (
      (answer instanceof HttpErrorResponse || answer instanceof HttpResponse) && this.options.isUnauthorized(answer)
    );
  }

  /** A first attempt whose refusal, in whatever form, is an error, and of which the caller has seen nothing that a replay would repeat. */
  judged(request: HttpRequest<unknown>, attempt: Observable<HttpEvent<unknown>>): Observable<HttpEvent<unknown>> {
    if (request.reportProgress || request.reportDownloadProgress) {
      return untilVerdict(attempt, (error) => this.isRefusal(error));
    }
    const asksAboutSuccess = this.options.isUnauthorized !== isUnauthorized;
    if (!asksAboutSuccess || !REPEATABLE.test(request.method)) return attempt;
    return attempt.pipe(
      tap((event) => {
        if (this.isRefusal(event)) throw event;
      }),
    );
  }

  /** A refusal, told to the caller as it came. */
  letPass(refusal: HttpErrorResponse | HttpResponse<unknown>): Observable<HttpEvent<unknown>> {
    this.final.add(refusal);
    return refusal instanceof HttpResponse ? of(refusal) : throwError(() => refusal);
  }

  /** The answer of a replay, which is no refusal, whatever it says. */
  unjudged(replay: Observable<HttpEvent<unknown>>): Observable<HttpEvent<unknown>> {
    const add = (answer: object) => void this.final.add(answer);
    return afterVerdict(replay).pipe(tap<HttpEvent<unknown>>({ next: add, error: add }));
  }
}
