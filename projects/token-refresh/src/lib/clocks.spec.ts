import { grant, settle, startApp, stopApp, tokenOf, unauthorized } from '../test/start-app';

const HOURS = 3_600_000;

describe('a clock that is wrong', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => {
    stopApp();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  const jump = (ms: number) => jest.setSystemTime(Date.now() + ms);

  function answerRefreshes(app: ReturnType<typeof startApp>, lifetime = 600): number {
    const refreshes = app.wire.match('/api/token/refreshToken');
    refreshes.forEach((refresh) => refresh.flush(grant(9, lifetime)));
    return refreshes.length;
  }

  /** Ten minutes of a request every ten seconds: how many refreshes they cost. */
  async function work(app: ReturnType<typeof startApp>, lifetime = 600): Promise<number> {
    let refreshes = 0;
    for (let n = 0; n < 60; n++) {
      app.get();
      refreshes += answerRefreshes(app, lifetime);
      await settle();
      app.wire.match('/api/items').forEach((request) => request.flush(1));
      await jest.advanceTimersByTimeAsync(10_000);
      refreshes += answerRefreshes(app, lifetime);
      await settle();
      app.wire.match('/api/items').forEach((request) => request.flush(1));
    }
    return refreshes;
  }

  it.each([
    ['hours ahead of the server, or behind it: it only counts from when the tokens arrived', 0, 1],
    ['set forward by hours: one refresh more', 3 * HOURS, 2],
    ['set back by hours: the 401 is the safety net', -3 * HOURS, 0],
  ])('%s', async (_, ms, expected) => {
    const app = startApp({ stored: { lifetime: 600 } });
    jump(ms);
    expect(await work(app)).toBe(expected);
    expect(app.session().status).toBe('active');
    expect(app.types()).not.toContain('signedOut');
  });

  it('that jumps back and forth costs a refresh for each way forward, no loop', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    let refreshes = 0;
    for (let n = 0; n < 10; n++) {
      jump(n % 2 ? -2 * HOURS : 2 * HOURS);
      await jest.advanceTimersByTimeAsync(1_000);
      app.get();
      refreshes += answerRefreshes(app);
      await settle();
      app.wire.match('/api/items').forEach((request) => request.flush(1));
    }
    expect(refreshes).toBeLessThanOrEqual(10);
    expect(app.service.signedIn()).toBe(true);
  });

  it('set back by hours: a token that the server refuses is renewed all the same', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    jump(-3 * HOURS);
    const items = app.get();
    unauthorized(app.sent());
    expect(answerRefreshes(app)).toBe(1);
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
  });

  it('asleep over the expiry: one refresh when somebody looks again, and requests wait for it', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    // Asleep, no timer runs; the clock does.
    jump(8 * HOURS);
    document.dispatchEvent(new Event('visibilitychange'));
    const items = app.get();
    app.wire.expectNone('/api/items');
    expect(answerRefreshes(app)).toBe(1);
    await settle();
    const request = app.sent();
    expect(tokenOf(request)).toBe('Bearer access-9');
    request.flush(1);
    expect(items.values).toEqual([1]);
  });

  it('does not matter to tokens that live for a month', async () => {
    const app = startApp({ stored: { lifetime: 30 * 24 * 3600 } });
    expect(await work(app)).toBe(0);
  });

  it('does not matter to tokens that live for two seconds: one refresh where one is due, never two at a time', async () => {
    const app = startApp({ stored: { lifetime: 2 } });
    const refreshes = await work(app, 2);
    expect(refreshes).toBeGreaterThanOrEqual(60);
    expect(refreshes).toBeLessThanOrEqual(600);
    expect(app.types()).not.toContain('refreshLimited');
  });

  it('does not matter to tokens that have expired when they arrive, by their own word: the 401 tells', async () => {
    const app = startApp();
    app.service.signIn({ accessToken: `e30.${btoa(JSON.stringify({ iat: 100, exp: 50 }))}.x`, expiresIn: 0 });
    app.get();
    app.sent().flush(1);
    expect(answerRefreshes(app)).toBe(0);
  });
});
