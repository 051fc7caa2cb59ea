import { cookieRefresh, memoryStorage, signedInGuard } from '../public-api';
import { call, Page, settle, startApp, stopApp, tokenOf, unauthorized } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

const refresh = cookieRefresh('/api/token/refreshToken');
const EXPIRED = { issuedAt: Date.now() - 700_000 };

describe('cookieRefresh', () => {
  afterEach(() => {
    stopApp();
    document.cookie = 'XSRF-TOKEN=; max-age=0';
    jest.useRealTimers();
  });

  it('sends requests to the API, and to nobody else, with credentials and without Authorization', () => {
    const app = startApp({ refresh, stored: { accessToken: undefined } });
    app.get();
    const request = app.sent();
    expect(request.request.withCredentials).toBe(true);
    expect(tokenOf(request)).toBeNull();
    app.get('https://other.example/');
    expect(app.sent('https://other.example/').request.withCredentials).toBe(false);
  });

  it('sends them so also before anybody is signed in: the sign-in sets the cookies', async () => {
    const app = startApp({ refresh, stored: null });
    app.refresh().flush(null, { status: 401, statusText: 'no' });
    await settle();
    call(app.http.post('/api/sign-in', {}));
    expect(app.sent('/api/sign-in').request.withCredentials).toBe(true);
  });

  it('renews, under XSRF protection, with nothing in the body', async () => {
    document.cookie = 'XSRF-TOKEN=now';
    const app = startApp({ refresh, stored: { accessToken: undefined } });
    const items = app.get();
    unauthorized(app.sent());
    const { request } = app.sent('/api/token/refreshToken');
    expect(request).toMatchObject({ method: 'POST', body: {}, withCredentials: true });
    expect(request.headers.get('X-XSRF-TOKEN')).toBe('now');
    expect(items.settled()).toBe(false);
  });

  it.each([null, {}, { expiresIn: 300 }])('takes %j for an answer', async (answer) => {
    const app = startApp({ refresh, stored: { accessToken: undefined } });
    const items = app.get();
    unauthorized(app.sent());
    app.refresh().flush(answer);
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
    expect(app.session().tokens.generation).toBe(2);
    await expect(app.service.validToken()).resolves.toBeNull();
  });

  it('stores nothing secret', async () => {
    const app = startApp({ refresh, stored: null });
    app.refresh().flush(null, { status: 401, statusText: 'no' });
    await settle();
    app.service.signIn({ expiresIn: 300 });
    expect(app.stored()).toEqual({
      issuedAt: expect.any(Number),
      lifetime: 300,
      sessionId: expect.any(String),
      generation: 1,
    });
    app.service.signIn({ accessToken: 'secret', refreshToken: 'secret', expiresIn: 300 });
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret');
  });

  describe('at the start', () => {
    it('believes the store', () => {
      const app = startApp({ refresh, stored: { accessToken: undefined, refreshToken: undefined } });
      expect(app.session().status).toBe('active');
    });

    it('asks the server where nothing is stored; guards and requests wait', async () => {
      const routes = [{ path: 'orders', canActivate: [signedInGuard], component: Page }];
      const app = startApp({ refresh, stored: null, routes });
      expect(app.session()).toEqual({ status: 'restoring' });
      const navigation = app.router.navigateByUrl('/orders');
      const items = app.get();
      app.wire.expectNone('/api/items');
      app.refresh().flush({ expiresIn: 300 });
      await navigation;
      expect(app.router.url).toBe('/orders');
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
      expect(app.stored()).toMatchObject({ generation: 1, lifetime: 300 });
    });

    it('knows that nobody is signed in where the server says so, without a redirect', async () => {
      const app = startApp({ refresh, stored: null });
      app.refresh().flush(null, { status: 401, statusText: 'no' });
      await settle();
      expect(app.session()).toMatchObject({ status: 'signedOut', reason: 'none' });
      expect(app.router.url).toBe('/');
    });

    it('does not know where the server could not say, and asks again when online', async () => {
      const app = startApp({ refresh, stored: null });
      app.refresh().error(new ProgressEvent('error'));
      await settle();
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'unknown', cause: { code: 'failed' } });
      window.dispatchEvent(new Event('online'));
      expect(app.session()).toEqual({ status: 'restoring' });
      app.refresh().flush({});
      await settle();
      expect(app.service.signedIn()).toBe(true);
    });

    it('tells of its question, and of the answer that was none', async () => {
      const app = startApp({ refresh, stored: null });
      await settle();
      window.dispatchEvent(new Event('online'));
      app.refresh().flush(null, { status: 503, statusText: 'busy' });
      await settle();
      window.dispatchEvent(new Event('online'));
      app.refresh().flush(null, { status: 404, statusText: 'no' });
      await settle();
      expect(app.events).toEqual([
        { type: 'refreshFailed', code: 'failed', status: 503 },
        { type: 'refreshStarted', cause: 'restore' },
        { type: 'refreshFailed', code: 'failed', status: 404 },
      ]);
      expectWarnings('NGTR102');
    });

    it('tells who asks for a token that nobody is signed in, not that a session was refused', async () => {
      const app = startApp({ refresh, stored: null });
      app.refresh().flush(null, { status: 401, statusText: 'no' });
      await settle();
      await expect(app.service.validToken()).rejects.toMatchObject({ code: 'signedOut', status: 401 });
      await expect(app.service.refresh()).rejects.toMatchObject({ code: 'signedOut', status: 401 });
    });

    it('asks again when refresh() is called', async () => {
      const app = startApp({ refresh, stored: null });
      app.refresh().flush(null, { status: 503, statusText: 'busy' });
      await settle();
      const asked = app.service.refresh();
      app.refresh().flush({});
      await settle();
      app.refresh().flush({});
      await asked;
    });

    it('is not asked for ever', async () => {
      jest.useFakeTimers();
      const app = startApp({ refresh, stored: null, refreshTimeout: 1_000 });
      const request = app.refresh();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(request.cancelled).toBe(true);
      expect(app.session()).toMatchObject({ status: 'signedOut', reason: 'unknown' });
    });

    it('loses to a sign-in', async () => {
      const app = startApp({ refresh, stored: null });
      const probe = app.refresh();
      app.service.signIn({ expiresIn: 60 });
      const { sessionId } = app.session().tokens;
      probe.flush({});
      await settle();
      expect(app.session().tokens.sessionId).toBe(sessionId);
    });
  });

  describe('with an access token in the answer, and the refresh token in the cookie', () => {
    it('sends it as a header', async () => {
      const app = startApp({ refresh, stored: null, storage: memoryStorage() });
      app.refresh().flush({ accessToken: 'in-memory', expiresIn: 60 });
      await settle();
      app.get();
      const request = app.sent();
      expect(tokenOf(request)).toBe('Bearer in-memory');
      expect(request.request.withCredentials).toBe(true);
      expect(localStorage).toHaveLength(0);
    });

    it('begins with a refresh after a reload, where the marker is stored', async () => {
      const app = startApp({ refresh, stored: null });
      app.refresh().flush({ accessToken: 'in-memory', expiresIn: 600 });
      await settle();
      expect(app.stored()).toMatchObject({ lifetime: 0 });
      expect(app.stored()).not.toHaveProperty('accessToken');
    });

    it('holds requests for that refresh', async () => {
      const app = startApp({ refresh, stored: { accessToken: undefined, lifetime: 0, ...EXPIRED } });
      app.get();
      app.wire.expectNone('/api/items');
      app.refresh().flush({ accessToken: 'in-memory', expiresIn: 600 });
      await settle();
      expect(tokenOf(app.sent())).toBe('Bearer in-memory');
    });
  });
});
