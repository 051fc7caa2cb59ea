import type { HttpParams } from '@angular/common/http';

import { oauth2Refresh } from '../public-api';
import { settle, startApp, stopApp, tokenOf, unauthorized } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

const TOKEN = 'https://id.example.com/token';
const REVOKE = 'https://id.example.com/revoke';

describe('oauth2Refresh', () => {
  afterEach(stopApp);

  it('asks the token endpoint as RFC 6749 §6 says', async () => {
    const refresh = oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop app', scope: 'orders openid' });
    const app = startApp({ refresh, stored: { refreshToken: 'a+b/c=&d' } });
    const items = app.get();
    unauthorized(app.sent());
    const request = app.sent(TOKEN);
    expect(request.request.method).toBe('POST');
    expect(tokenOf(request)).toBeNull();
    expect(request.request.detectContentTypeHeader()).toContain('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(String(request.request.serializeBody())))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'a+b/c=&d',
      client_id: 'shop app',
      scope: 'orders openid',
    });
    request.flush({ access_token: 'new', token_type: 'Bearer', expires_in: 60, refresh_token: 'next' });
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
    expect(app.session().tokens).toMatchObject({ accessToken: 'new', refreshToken: 'next', lifetime: 60 });
  });

  it('asks for no scope where none is given', () => {
    const app = startApp({ refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }) });
    app.service.refresh();
    expect((app.sent(TOKEN).request.body as HttpParams).keys()).toEqual(['grant_type', 'refresh_token', 'client_id']);
  });

  it('ends the session, without asking, where no refresh token was granted', async () => {
    const app = startApp({
      refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }),
      stored: { refreshToken: undefined },
    });
    const items = app.get();
    unauthorized(app.sent());
    await settle();
    expect(items.error).toMatchObject({ code: 'refused', cause: { error: 'invalid_grant' } });
    expectWarnings('NGTR103');
  });

  it.each([
    [401, 'invalid_client'],
    [403, 'unauthorized_client'],
  ])('keeps the session where the server blames the client: %p %s', async (status, error) => {
    const app = startApp({ refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }) });
    const items = app.get();
    unauthorized(app.sent());
    app.sent(TOKEN).flush({ error }, { status, statusText: 'no' });
    await settle();
    // Not 401: whoever signs out at a 401 shall not.
    expect(items.error).toMatchObject({ code: 'failed', status: 400, cause: { error } });
    expect(app.session()).toMatchObject({ status: 'active', failed: { code: 'failed', error } });
  });

  it('shows isSessionOver such an answer as a 400 of the token endpoint', async () => {
    const isSessionOver = jest.fn().mockReturnValue(false);
    const app = startApp({ isSessionOver, refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }) });
    app.service.refresh().catch(() => {});
    app.sent(TOKEN).flush({ error: 'invalid_client' }, { status: 401, statusText: 'Unauthorized' });
    await settle();
    expect(isSessionOver.mock.calls[0]![0]).toMatchObject({ status: 400, statusText: 'Bad Request', url: TOKEN });
  });

  it('leaves other answers alone, whatever code they carry: a busy server is asked again', async () => {
    const app = startApp({ refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }), retries: 0 });
    const refresh = app.service.refresh();
    app.sent(TOKEN).flush({ error: 'invalid_client' }, { status: 503, statusText: 'Service Unavailable' });
    await expect(refresh).rejects.toMatchObject({ code: 'failed', cause: { status: 503 } });
  });

  it.each([
    [401, null],
    [401, { error: 'invalid_token' }],
    [400, { error: 'invalid_grant' }],
    [403, { error: 'invalid_grant' }],
  ])('ends the session where the server says no more than that it is over: %p %j', async (status, body) => {
    const app = startApp({ refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }) });
    app.service.refresh().catch(() => {});
    app.sent(TOKEN).flush(body, { status, statusText: 'no' });
    await settle();
    expect(app.session()).toMatchObject({ status: 'signedOut', reason: 'refused', cause: { status } });
  });

  it('revokes the refresh token at signOut, as RFC 7009 §2.1 says', () => {
    const refresh = oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop', revocationEndpoint: REVOKE });
    const app = startApp({ refresh });
    app.service.signOut();
    const request = app.sent(REVOKE);
    expect(Object.fromEntries(new URLSearchParams(String(request.request.serializeBody())))).toEqual({
      token: 'refresh-1',
      token_type_hint: 'refresh_token',
      client_id: 'shop',
    });
    // Any answer is as good as another.
    expect(request.request.responseType).toBe('text');
    request.flush('', { status: 503, statusText: 'nobody minds' });
  });

  it('revokes the access token where there is no other', () => {
    const refresh = oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop', revocationEndpoint: REVOKE });
    const app = startApp({ refresh, stored: { refreshToken: undefined } });
    app.service.signOut();
    const { request } = app.sent(REVOKE);
    expect((request.body as HttpParams).get('token_type_hint')).toBe('access_token');
  });

  it('revokes nothing where there is no endpoint for it', () => {
    const app = startApp({ refresh: oauth2Refresh({ tokenEndpoint: TOKEN, clientId: 'shop' }) });
    app.service.signOut();
    app.wire.verify();
  });
});
