import { HttpErrorResponse, type HttpResponse } from '@angular/common/http';

/** RFC 6750 §3.1 and RFC 9470 §3: the token is good, but not enough. A new one of its kind would be refused as well. */
const NOT_CURED_BY_RENEWAL = /insufficient_(scope|user_authentication)/;

/** Whether the answer says that the access token is not (or no longer) good, by its status or by a body that says `statusCode: 401`. */
export function isUnauthorized(answer: HttpErrorResponse | HttpResponse<unknown>): boolean {
  const says401 = answer instanceof HttpErrorResponse && (answer.status === 401 || answer.error?.statusCode === 401);
  return says401 && !NOT_CURED_BY_RENEWAL.test(answer.headers.get('WWW-Authenticate') ?? '');
}
