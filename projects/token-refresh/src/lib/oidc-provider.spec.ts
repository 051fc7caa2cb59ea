/** @jest-environment-options {"url": "http://127.0.0.1/"} */
import { HttpClient, withXhr } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { firstValueFrom, map } from 'rxjs';

import { answers, refreshes, startServers, type TokenAnswer } from '../../interop/servers';
import { oauth2Refresh, provideTokenRefresh, TokenService, type OAuth2RefreshOptions } from '../public-api';
import { call, Page, STORAGE_KEY } from '../test/start-app';

const TWENTY = Array.from({ length: 20 }, (_, n) => `/items/${n}`);

jest.setTimeout(30_000);

/** The certified provider and an API that asks it about every token, over real sockets. */
describe('oauth2Refresh with oidc-provider', () => {
  let servers: Awaited<ReturnType<typeof startServers>>;
  beforeAll(async () => (servers = await startServers()));
  afterAll(() => servers.stop());
  beforeEach(() => servers.seen());
  afterEach(async () => {
    TestBed.resetTestingModule();
    localStorage.clear();
    await servers.accessTokenSeconds();
  });

  /** An app on its page `/orders`, and somebody who has signed in by PKCE. */
  async function signedInApp(server: Partial<OAuth2RefreshOptions> = {}) {
    const { clientId, tokenEndpoint, revocationEndpoint } = servers;
    const refresh = oauth2Refresh({ clientId, tokenEndpoint, revocationEndpoint, ...server });
    // Not ahead: only the requests of the test begin a refresh.
    const options = { refresh, apiUrls: [servers.api], refreshAhead: 0 };
    const routes = provideRouter([{ path: '**', component: Page }]);
    TestBed.configureTestingModule({ providers: [routes, provideTokenRefresh(options, withXhr())] });
    const app = runningApp();
    await app.router.navigateByUrl('/orders');
    const granted = await servers.signIn();
    app.service.signIn(granted);
    return { ...app, granted };
  }

  function runningApp() {
    const service = TestBed.inject(TokenService);
    const http = TestBed.inject(HttpClient);
    const router = TestBed.inject(Router);
    const types: string[] = [];
    service.events.subscribe(({ type }) => types.push(type));
    const pages: string[] = [];
    router.events.subscribe((event) => event instanceof NavigationEnd && pages.push(event.url));
    return {
      service,
      router,
      pages,
      count: (type: string) => types.filter((other) => other === type).length,
      get: (path: string) => http.get<{ path: string; scope: string }>(servers.api + path),
      stored: () => JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'),
    };
  }

  async function sendTwenty({ get }: ReturnType<typeof runningApp>) {
    const calls = TWENTY.map((path) => call(get(path).pipe(map((answer) => answer.path))));
    await until(() => calls.every((each) => each.settled()));
    return { answered: calls.flatMap(({ values }) => values), errors: calls.flatMap(({ error }) => error ?? []) };
  }

  it('answers 20 requests with one refresh, when the provider has ended the token', async () => {
    const app = await signedInApp();
    await servers.expireAccessTokens();
    expect(await sendTwenty(app)).toEqual({ answered: TWENTY, errors: [] });
    const seen = await servers.seen();
    expect(refreshes(seen)).toEqual([200]);
    expect(answers(seen)).toEqual({ 200: 20, 401: 20 });
    expect(app.count('replayed')).toBe(20);
  });

  it('answers 20 requests with one refresh, when the token has expired, and sends none in vain', async () => {
    await servers.accessTokenSeconds(1);
    const app = await signedInApp();
    await servers.accessTokenSeconds();
    const { issuedAt, lifetime } = app.stored();
    expect(lifetime).toBe(1);
    await until(() => Date.now() >= issuedAt + lifetime * 1000);
    expect(await sendTwenty(app)).toEqual({ answered: TWENTY, errors: [] });
    const seen = await servers.seen();
    expect(refreshes(seen)).toEqual([200]);
    expect(answers(seen)).toEqual({ 200: 20, 401: 0 });
    expect(app.count('held')).toBe(20);
  });

  it('keeps the rotated refresh token, which is the only one that is good', async () => {
    const app = await signedInApp();
    const first = app.stored();
    // Not `toBe`, whose message would tell the tokens.
    expect(first.refreshToken === app.granted.refresh_token).toBe(true);
    await app.service.refresh();
    const second = app.stored();
    expect(second).toMatchObject({ sessionId: first.sessionId, generation: first.generation + 1, lifetime: 600 });
    expect(second.refreshToken === first.refreshToken).toBe(false);
    expect((await servers.redeem(second.refreshToken)).status).toBe(200);
    expect((await servers.redeem(first.refreshToken)).body.error).toBe('invalid_grant');
  });

  it.each<[string, (app: { granted: TokenAnswer; service: TokenService }) => Promise<unknown>]>([
    [
      'after the app has used it',
      async ({ granted, service }) => {
        await service.refresh();
        return servers.redeem(granted.refresh_token);
      },
    ],
    ['before the app uses it', ({ granted }) => servers.redeem(granted.refresh_token)],
  ])('ends on the login page, once, when somebody else sends the refresh token %s', async (_, steal) => {
    const app = await signedInApp();
    await steal(app);
    await servers.expireAccessTokens();
    await servers.seen();
    const { answered, errors } = await sendTwenty(app);
    expect(answered).toEqual([]);
    const cause = { code: 'refused', status: 400, error: 'invalid_grant' };
    expect(errors).toMatchObject(TWENTY.map(() => ({ code: 'refused', status: 401, cause })));
    expect(app.service.session()).toEqual({ status: 'signedOut', reason: 'refused', cause });
    expect(app.stored()).toBeNull();
    await until(() => app.pages.length > 1);
    expect(app.pages).toEqual(['/orders', '/login?returnUrl=%2Forders']);
    expect(app.count('signedOut')).toBe(1);
    expect(refreshes(await servers.seen())).toEqual(['invalid_grant']);
  });

  it('leaves the thief with nothing, once the app has sent the token too', async () => {
    const app = await signedInApp();
    const { body } = await servers.redeem(app.granted.refresh_token);
    await expect(app.service.refresh()).rejects.toMatchObject({ code: 'refused' });
    expect((await servers.redeem(body.refresh_token!)).body.error).toBe('invalid_grant');
  });

  it('revokes at signOut: neither token is good afterwards', async () => {
    const app = await signedInApp();
    app.service.signOut();
    const { access_token, refresh_token } = app.granted;
    await until(async () => (await servers.seen()).some(({ path, status }) => /revoc/.test(path) && status === 200));
    expect((await servers.redeem(refresh_token)).body.error).toBe('invalid_grant');
    const headers = { Authorization: `Bearer ${access_token}` };
    const late = TestBed.inject(HttpClient).get(servers.api, { headers });
    await expect(firstValueFrom(late)).rejects.toMatchObject({ status: 401 });
    expect(app.stored()).toBeNull();
  });

  it('asks for fewer scopes, and may do so again with the rotated token', async () => {
    const app = await signedInApp({ scope: 'openid read' });
    expect((await firstValueFrom(app.get('/before'))).scope).toBe('openid read write');
    for (const path of ['/once', '/again']) {
      await app.service.refresh();
      expect((await firstValueFrom(app.get(path))).scope).toBe('openid read');
    }
  });

  it.each<[string, Partial<OAuth2RefreshOptions>]>([
    ['invalid_client', { clientId: 'nobody' }],
    ['invalid_scope', { scope: 'openid admin' }],
  ])('keeps the session where the app, not the token, is refused: %s', async (error, wrong) => {
    const app = await signedInApp(wrong);
    await servers.expireAccessTokens();
    const { errors } = await sendTwenty(app);
    const failure = { code: 'failed', status: 400, error };
    expect(errors).toMatchObject(TWENTY.map(() => ({ code: 'failed', status: 400, cause: failure })));
    expect(app.service.session()).toMatchObject({ status: 'active', failed: failure });
    expect(app.pages).toEqual(['/orders']);
    expect(refreshes(await servers.seen())).toEqual([error]);
    expect((await servers.redeem(app.stored().refreshToken)).status).toBe(200);
  });
});

async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await new Promise((resolve) => setTimeout(resolve, 10));
}
