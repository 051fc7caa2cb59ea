import { HttpErrorResponse, type HttpResponse, type HttpRequest } from '@angular/common/http';

import type { RefreshFailure } from './session';

const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };

/** The request an error is about; `null` where the app asked the service itself. */
export interface Errand {
  readonly request: HttpRequest<unknown> | null;
  /** The answer that refused the request's own tokens. */
  readonly refusal?: HttpErrorResponse | HttpResponse<unknown>;
}

/**
 * Why a request was not answered: the failure of the session it belongs to, told in terms of the caller's own request.
 *
 * - `refused`, `signedOut`: the session has ended. `status`, `headers` and `error` are those of the request's own 401, or a bare
 *   401 where it was held and never sent.
 * - `failed`, `timedOut`: the session goes on, the token could not be renewed now. `status` is what went wrong with the renewal,
 *   0 where there was no answer; never a 401 that an app would log out on. The request's own 401 is in `original`.
 *
 * @example
 * ```ts
 * catchError((error) => {
 *   if (error instanceof TokenRefreshError && error.code === 'failed') return of(cachedItems);
 *   throw error;
 * });
 * ```
 */
export class TokenRefreshError extends HttpErrorResponse {
  override readonly message: string;
  /** Stable, unlike the message. */
  readonly code: RefreshFailure['code'] | 'signedOut';
  /** The HTTP method of the request; empty where no request was involved. */
  readonly method: string;
  /** The request's own 401, where it was sent. */
  readonly original?: HttpErrorResponse;
  /** What went wrong with the renewal: the same for all requests that waited for it. */
  readonly cause?: RefreshFailure;

  /** @internal */
  constructor(code: RefreshFailure['code'] | 'signedOut', { request, refusal }: Errand, cause?: RefreshFailure) {
    const original = refusal && asError(refusal);
    // A 401 of the refresh that did not end the session would be taken for one that did.
    const { status } = cause ?? {};
    const over = code === 'refused' || code === 'signedOut';
    const answer = over ? (original ?? UNAUTHORIZED) : { status: status === 401 ? 0 : status };
    super({ ...answer, url: request?.urlWithParams });
    this.code = code;
    this.method = request?.method ?? '';
    this.original = original;
    this.cause = cause;
    const what = typeof ngDevMode === 'undefined' || ngDevMode ? whatFailed(code) : code;
    this.message = `${request ? `${request.method} ${withoutQuery(request.url)}` : 'TokenService'}: ${what}`;
  }
}

/** The path of a URL: its query and fragment may hold secrets. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0]!;
}

/** A 200 that means 401 is told as a 401. */
function asError(refusal: HttpErrorResponse | HttpResponse<unknown>): HttpErrorResponse {
  if (refusal instanceof HttpErrorResponse) return refusal;
  const { body: error, headers, url } = refusal;
  return new HttpErrorResponse({ error, headers, ...UNAUTHORIZED, url: url ?? undefined });
}

function whatFailed(code: TokenRefreshError['code']): string {
  return {
    refused: 'the session has ended: its renewal was refused. Sign in again.',
    failed: 'the access token could not be renewed. The session goes on; try again.',
    timedOut: 'the access token was not renewed in time. The session goes on; try again.',
    signedOut: 'the session this request belongs to has ended. Sign in again.',
  }[code];
}
