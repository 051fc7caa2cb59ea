import { grant, settle, startApp, stopApp, unauthorized } from '../test/start-app';

describe('Renewal', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0.999);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    stopApp();
    jest.useRealTimers();
  });

  const busy = (app: ReturnType<typeof startApp>, status = 503, headers: Record<string, string> = {}) =>
    app.refresh().flush(null, { status, statusText: 'busy', headers });

  it.each([408, 425, 429, 500, 502, 503, 504])(
    'tries again after %p, twice, further apart each time',
    async (status) => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      busy(app, status);
      await jest.advanceTimersByTimeAsync(498);
      app.wire.expectNone('/api/token/refreshToken');
      await jest.advanceTimersByTimeAsync(2);
      busy(app, status);
      await jest.advanceTimersByTimeAsync(995);
      app.wire.expectNone('/api/token/refreshToken');
      await jest.advanceTimersByTimeAsync(5);
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
      expect(app.types().filter((type) => type === 'refreshStarted')).toHaveLength(1);
    },
  );

  it('gives up after the retries, and tells the last status', async () => {
    const app = startApp({ retries: 1 });
    const items = app.get();
    unauthorized(app.sent());
    busy(app, 503);
    await jest.advanceTimersByTimeAsync(1_000);
    busy(app, 502);
    await settle();
    expect(items.error).toMatchObject({ code: 'failed', status: 502, cause: { code: 'failed', status: 502 } });
  });

  it('does not try again where it cannot know whether the refresh token was used', async () => {
    const app = startApp();
    const items = app.get();
    unauthorized(app.sent());
    app.refresh().error(new ProgressEvent('error'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(items.error.code).toBe('failed');
  });

  it.each([
    ['seconds', () => '3'],
    ['a date', () => new Date(Date.now() + 3_000).toUTCString()],
  ])('waits as long as Retry-After says in %s', async (_, value) => {
    jest.setSystemTime(Math.ceil(Date.now() / 1_000) * 1_000);
    const app = startApp();
    app.get();
    unauthorized(app.sent());
    busy(app, 429, { 'Retry-After': value() });
    await jest.advanceTimersByTimeAsync(2_999);
    app.wire.expectNone('/api/token/refreshToken');
    await jest.advanceTimersByTimeAsync(1);
    app.refresh();
  });

  it('lets nobody wait where Retry-After is as long as an attempt may take', async () => {
    const app = startApp({ refreshTimeout: 3_000 });
    const items = app.get();
    unauthorized(app.sent());
    busy(app, 503, { 'Retry-After': '3' });
    await settle();
    expect(items.error).toMatchObject({ code: 'failed', status: 503 });
  });

  it('lets nobody wait where Retry-After is longer than an attempt may take; the pause is', async () => {
    const app = startApp();
    const items = app.get();
    unauthorized(app.sent());
    busy(app, 503, { 'Retry-After': '60' });
    await settle();
    expect(items.error).toMatchObject({ code: 'failed', status: 503 });
    expect(app.events.at(-1)).toMatchObject({ type: 'refreshFailed', retryInMs: 60_000 });
  });

  it('makes no further attempt for a session that has ended', async () => {
    const app = startApp();
    app.get();
    unauthorized(app.sent());
    busy(app);
    app.service.signOut();
    await jest.advanceTimersByTimeAsync(10_000);
    app.wire.verify();
  });

  it('bounds each attempt, not all of them together', async () => {
    const app = startApp({ refreshTimeout: 2_000 });
    const items = app.get();
    unauthorized(app.sent());
    await jest.advanceTimersByTimeAsync(1_900);
    busy(app);
    await jest.advanceTimersByTimeAsync(500 + 1_900);
    app.refresh().flush(grant(2));
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
  });

  it('asks isSessionOver of the app, with the error as it came', async () => {
    const app = startApp({ isSessionOver: (error) => (error as { status: number }).status === 418 });
    const items = app.get();
    unauthorized(app.sent());
    app.refresh().flush(null, { status: 418, statusText: 'teapot' });
    await settle();
    expect(items.error).toMatchObject({ code: 'refused', cause: { status: 418 } });
  });

  it('asks it offline as well, with what HttpClient says then', async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const isSessionOver = jest.fn(() => false);
    const app = startApp({ isSessionOver });
    await expect(app.service.refresh()).rejects.toMatchObject({ code: 'failed' });
    expect(isSessionOver.mock.calls).toEqual([[{ status: 0 }]]);
  });

  it('keeps the session where isSessionOver of the app throws', async () => {
    const errors: unknown[] = [];
    const { ErrorHandler } = await import('@angular/core');
    const { provideTokenRefresh } = await import('../public-api');
    const isSessionOver = () => {
      throw new Error('a fault of the app');
    };
    const handler = { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } };
    const app = startApp({ providers: [provideTokenRefresh({ isSessionOver }), handler] });
    const items = app.get();
    unauthorized(app.sent());
    app.refresh().flush(null, { status: 401, statusText: 'no' });
    await settle();
    expect(items.error.code).toBe('failed');
    expect(errors).toEqual([new Error('a fault of the app')]);
  });

  it('runs the refresh function in an injection context', async () => {
    const { inject, InjectionToken } = await import('@angular/core');
    const PREFIX = new InjectionToken<string>('prefix', { factory: () => 'injected' });
    const app = startApp({ refresh: async () => ({ accessToken: inject(PREFIX) }) });
    await app.service.refresh();
    expect(app.service.accessToken()).toBe('injected');
  });

  it('begins no call at a sign-out where the strategy cannot tell the server', () => {
    const app = startApp({ refreshAhead: 0 });
    const timers = jest.spyOn(globalThis, 'setTimeout');
    app.service.signOut();
    expect(timers).not.toHaveBeenCalled();
  });

  it('leaves no timer behind when it has ended', async () => {
    const app = startApp({ refreshAhead: 0 });
    const items = app.get();
    unauthorized(app.sent());
    app.get('/api/held');
    void app.service.refresh();
    app.refresh().flush(grant(2));
    await settle();
    ['/api/items', '/api/held'].forEach((url) => app.sent(url).flush(1));
    expect(items.values).toEqual([1]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('asks nobody offline, and goes on when online', async () => {
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const app = startApp();
    const items = app.get();
    unauthorized(app.sent());
    await settle();
    app.wire.verify();
    expect(items.error).toMatchObject({ code: 'failed', status: 0, original: { status: 401 } });
    onLine.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    const again = app.get();
    unauthorized(app.sent());
    app.refresh().flush(grant(2));
    await settle();
    app.sent().flush(1);
    expect(again.values).toEqual([1]);
  });
});
