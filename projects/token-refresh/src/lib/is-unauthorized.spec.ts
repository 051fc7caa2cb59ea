import { HttpErrorResponse, HttpHeaders, HttpResponse } from '@angular/common/http';

import { isUnauthorized } from './is-unauthorized';

const answer = (status: number, error: unknown = null, challenge = 'Bearer error="invalid_token"') =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders({ 'WWW-Authenticate': challenge }) });

describe('isUnauthorized', () => {
  it('is true for the status and for a body that says so', () => {
    expect(isUnauthorized(answer(401))).toBe(true);
    expect(isUnauthorized(answer(400, { statusCode: 401 }))).toBe(true);
  });

  it('is false for all else', () => {
    expect(isUnauthorized(answer(403))).toBe(false);
    expect(isUnauthorized(answer(0, new ProgressEvent('error')))).toBe(false);
    expect(isUnauthorized(new HttpResponse({ status: 200, body: { statusCode: 401 } }))).toBe(false);
  });

  it('is false where the token is good but not enough', () => {
    expect(isUnauthorized(answer(401, null, 'Bearer error="insufficient_scope", scope="admin"'))).toBe(false);
    expect(isUnauthorized(answer(401, null, 'Bearer error="insufficient_user_authentication"'))).toBe(false);
  });
});
