import { HttpErrorResponse, HttpRequest, HttpResponse } from '@angular/common/http';

import { TokenRefreshError } from '../public-api';
import { inMode } from '../test/in-mode';

const request = new HttpRequest('GET', '/api/items?token=secret');
const REFUSED = 'the session has ended: its renewal was refused. Sign in again.';

describe('TokenRefreshError', () => {
  it.each([
    ['refused', REFUSED],
    ['failed', 'the access token could not be renewed. The session goes on; try again.'],
    ['timedOut', 'the access token was not renewed in time. The session goes on; try again.'],
    ['signedOut', 'the session this request belongs to has ended. Sign in again.'],
  ] as const)('says of %s what it was about, and what to do', (code, what) => {
    expect(new TokenRefreshError(code, { request }).message).toBe(`GET /api/items: ${what}`);
    expect(new TokenRefreshError(code, { request: null }).message).toBe(`TokenService: ${what}`);
  });

  it('says no more than the code in production', () => {
    const message = (mode?: boolean) => inMode(mode, () => new TokenRefreshError('refused', { request }).message);
    expect(message(false)).toBe('GET /api/items: refused');
    expect(message(undefined)).toBe(`GET /api/items: ${REFUSED}`);
  });

  it('is a bare 401 where the request was not sent', () => {
    const error = new TokenRefreshError('signedOut', { request });
    expect(error).toMatchObject({ status: 401, statusText: 'Unauthorized', original: undefined });
  });

  it('looks like the 401 that the request was answered with', () => {
    const refusal = new HttpErrorResponse({ status: 400, statusText: 'Token Expired', error: { statusCode: 401 } });
    const error = new TokenRefreshError('refused', { request, refusal });
    expect(error).toMatchObject({ status: 400, statusText: 'Token Expired', error: { statusCode: 401 } });
    expect(error.original).toBe(refusal);
  });

  it('tells a 200 that means 401 as a 401', () => {
    const refusal = new HttpResponse({ status: 200, statusText: 'OK', body: { code: 401 }, url: '/api/items' });
    const { original } = new TokenRefreshError('failed', { request, refusal });
    expect(original).toBeInstanceOf(HttpErrorResponse);
    expect(original).toMatchObject({
      status: 401,
      statusText: 'Unauthorized',
      error: { code: 401 },
      url: '/api/items',
    });
  });
});
