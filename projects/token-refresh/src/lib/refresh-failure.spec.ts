import { HttpErrorResponse } from '@angular/common/http';

import { failureOf, isSessionOver, isWorthRetrying } from './refresh-failure';

const answer = (status: number, error?: unknown) => new HttpErrorResponse({ status, error });

describe('isSessionOver', () => {
  it.each([
    [401, null],
    [401, { error: 'invalid_client' }],
    [500, { statusCode: 401 }],
    [400, { error: 'invalid_grant' }],
    [400, null],
    [400, { message: 'refresh token expired' }],
    [400, '<html>'],
    [400, { error: 'not_an_invalid_request' }],
    [400, { error: 'invalid_scope_of_the_session' }],
    [403, { message: 'revoked' }],
  ])('is true for %p with %j', (status, body) => {
    expect(isSessionOver(answer(status, body))).toBe(true);
  });

  it.each([
    [0, new ProgressEvent('error')],
    [200, { error: new SyntaxError(), text: '<html>' }],
    [400, { error: 'invalid_request' }],
    [400, { error: 'invalid_client' }],
    [400, { error: 'unauthorized_client' }],
    [400, { error: 'unsupported_grant_type' }],
    [400, { error: 'invalid_scope' }],
    [403, null],
    [403, '<html>Forbidden by the gateway</html>'],
    [404, { message: 'no' }],
    [408, null],
    [425, null],
    [429, { error: 'slow_down' }],
    [500, null],
    [503, { message: 'maintenance' }],
  ])('is false for %p with %j', (status, body) => {
    expect(isSessionOver(answer(status, body))).toBe(false);
  });

  it.each([undefined, null, 'text', 7, new Error('offline'), {}])('is false for %p', (error) => {
    expect(isSessionOver(error)).toBe(false);
  });
});

describe('failureOf', () => {
  it('tells the status and the OAuth code', () => {
    expect(failureOf(answer(400, { error: 'invalid_grant' }), 'refused')).toEqual({
      code: 'refused',
      status: 400,
      error: 'invalid_grant',
    });
  });

  it.each([
    [answer(0, new ProgressEvent('error'))],
    [undefined],
    [new Error('eyJhbGciOi')],
    [{ error: { error: 'eyJhbGciOi.secret' } }],
    [{ error: 'secret' }],
    [{ status: '500' }],
    [{ error: { error: ['invalid_grant'] } }],
  ])('tells nothing else: %p', (error) => {
    expect(failureOf(error, 'failed')).toEqual({ code: 'failed' });
  });
});

describe('isWorthRetrying', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('is true for %p', (status) => {
    expect(isWorthRetrying(answer(status))).toBe(true);
  });

  it.each([0, 200, 400, 401, 403, 404])('is false for %p', (status) => {
    expect(isWorthRetrying(answer(status))).toBe(false);
  });

  it.each([undefined, null, new Error('offline')])('is false for %p: the token may have been used', (error) => {
    expect(isWorthRetrying(error)).toBe(false);
  });
});
