import { TestBed } from '@angular/core/testing';

import { cookieRefresh, webStorage, type Tokens, type TokenStorage } from '../public-api';
import { FakeChannel, FakeLocks, openTab, SharedStore } from '../test/open-tab';
import { grant, settle, someTokens, unauthorized } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

/** A store whose reads are answered by hand; the value is that of the moment of the call. */
function byHand(tab: TokenStorage) {
  const reads: (() => void)[] = [];
  let manual = false;
  const storage: TokenStorage = {
    ...tab,
    get: () => {
      const value = tab.get();
      return new Promise<any>((resolve) => (manual ? reads.push(() => resolve(value)) : resolve(value)));
    },
  };
  return { storage, reads, hold: () => (manual = true) };
}

describe('a fault of tabs', () => {
  let store: SharedStore;
  let locks: FakeLocks | undefined;
  let visibility: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    Object.defineProperty(globalThis, 'BroadcastChannel', { configurable: true, value: FakeChannel });
    store = new SharedStore();
    store.kept = someTokens();
    locks = new FakeLocks();
    Object.defineProperty(navigator, 'locks', { configurable: true, get: () => locks });
    visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    jest.restoreAllMocks();
    jest.useRealTimers();
    Reflect.deleteProperty(navigator, 'locks');
    localStorage.clear();
  });

  describe('a late look', () => {
    it('does not bring back a session that was signed out meanwhile (commit of an own refresh)', async () => {
      const hand = byHand(store.forTab());
      const tab = openTab(hand.storage);
      await settle();
      tab.get();
      unauthorized(tab.sent());
      await settle();
      hand.hold();
      tab.refresh().flush(grant(2));
      await settle();
      expect(hand.reads).toHaveLength(1);
      tab.service.signOut();
      hand.reads[0]!();
      await settle();
      expect(tab.service.session()).toMatchObject({ status: 'signedOut' });
    });

    it('does not put the last person in the place of the one who has just signed in', async () => {
      const hand = byHand(store.forTab());
      const tab = openTab(hand.storage);
      await settle();
      hand.hold();
      store.forTab().set(someTokens({ accessToken: 'access-2', generation: 2 }));
      tab.service.signIn({ accessToken: 'bob' });
      hand.reads[0]!();
      await settle();
      expect(tab.service.accessToken()).toBe('bob');
    });

    it('out of order does not bring back what another tab has ended', async () => {
      const hand = byHand(store.forTab());
      const tab = openTab(hand.storage);
      await settle();
      hand.hold();
      const other = store.forTab();
      other.set(someTokens({ accessToken: 'access-2', generation: 2 }));
      other.remove();
      hand.reads[1]!();
      await settle();
      expect(tab.service.signedIn()).toBe(false);
      hand.reads[0]!();
      await settle();
      expect(tab.service.signedIn()).toBe(false);
    });

    it('while restoring: a sign-out that the bell told does not lose to the first, older read', async () => {
      const hand = byHand(store.forTab());
      hand.hold();
      const tab = openTab(hand.storage);
      store.forTab().remove();
      hand.reads[1]!();
      await settle();
      hand.reads[0]!();
      await settle();
      expect(tab.service.signedIn()).toBe(false);
    });
  });

  describe('a tab whose last write failed is not deaf', () => {
    const failing = (tab: TokenStorage, state: { full: boolean }): TokenStorage => ({
      ...tab,
      set: (tokens) => {
        if (state.full) throw new DOMException('full', 'QuotaExceededError');
        return tab.set(tokens);
      },
    });
    async function brokenTab() {
      const state = { full: true };
      const one = openTab(failing(store.forTab(), state));
      const two = openTab(store.forTab());
      one.service.refresh();
      await settle();
      one.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(1000);
      return { one, two, state };
    }

    it('it hears a sign-out', async () => {
      const { one, two } = await brokenTab();
      two.service.signOut();
      await settle();
      expect(one.service.signedIn()).toBe(false);
      expectWarnings('NGTR104');
    });

    it('it does not commit A over B', async () => {
      const { one, two, state } = await brokenTab();
      two.service.signIn({ accessToken: 'bob' });
      state.full = false;
      one.service.refresh().catch(() => {});
      await settle();
      one
        .refreshes()
        .filter((r) => (r.request.body as any).refreshToken === 'refresh-2')
        .forEach((r) => r.flush(grant(3)));
      await settle();
      expect(two.service.accessToken()).toBe('bob');
      expectWarnings('NGTR104', 'NGTR103');
    });

    it('its refusal does not sign B out', async () => {
      const { one, two } = await brokenTab();
      two.service.signIn({ accessToken: 'bob' });
      one.service.refresh().catch(() => {});
      await settle();
      one
        .refreshes()
        .filter((r) => (r.request.body as any).refreshToken === 'refresh-2')
        .forEach((r) => r.flush({ error: 'invalid_grant' }, { status: 400, statusText: 'no' }));
      await jest.advanceTimersByTimeAsync(1000);
      expect(two.service.accessToken()).toBe('bob');
      expectWarnings('NGTR104', 'NGTR103');
    });
  });

  describe('a write that never ends', () => {
    const hanging = (tab: TokenStorage): TokenStorage => ({ ...tab, set: () => new Promise<void>(() => {}) });
    it.each([
      ['does not end the session', null],
      ['does not make B into A', someTokens()],
    ])('%s', async (_, kept) => {
      store.kept = kept;
      const tab = openTab(hanging(store.forTab()));
      tab.service.signIn({ accessToken: 'bob' });
      await jest.advanceTimersByTimeAsync(10_000);
      visibility.mockReturnValue('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      await jest.advanceTimersByTimeAsync(2_000);
      expect(tab.service.accessToken()).toBe('bob');
    });
  });

  it('webStorage: a sign-out in a full store is seen by the others', async () => {
    const storage = webStorage('localStorage');
    storage.set(someTokens());
    const two = openTab(webStorage('localStorage'));
    const one = openTab(webStorage('localStorage'));
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
      for (let n = 0; n < 3; n++) {
        try {
          localStorage.setItem(`fill-${size}-${n}`, 'x'.repeat(size));
        } catch {
          break;
        }
      }
    }
    expect(() => localStorage.setItem('another-long-name-of-a-key', '')).toThrow();
    one.service.signOut();
    window.dispatchEvent(new StorageEvent('storage', { key: 'ngx-token-refresh' }));
    await settle();
    expect(localStorage.getItem('ngx-token-refresh')).toBeNull();
    expect(two.service.signedIn()).toBe(false);
  });

  describe('a lock manager that', () => {
    it.each<[string, () => unknown]>([
      ['S6a resolves without running the callback', () => ({ request: () => Promise.resolve() })],
      ['S6b never settles and does not heed the signal', () => ({ request: () => new Promise(() => {}) })],
    ])('%s does not stop the refresh', async (_, manager) => {
      locks = manager() as FakeLocks;
      const tab = openTab(store.forTab());
      tab.get();
      unauthorized(tab.sent());
      await jest.advanceTimersByTimeAsync(12_500);
      expect(tab.refreshes()).toHaveLength(1);
    });
    it('runs the callback twice', async () => {
      locks = { request: (_: string, __: object, task: () => Promise<unknown>) => (void task(), task()) } as never;
      const tab = openTab(store.forTab());
      tab.get();
      unauthorized(tab.sent());
      await settle();
      expect(tab.refreshes()).toHaveLength(1);
    });
  });

  describe('a server that hangs, and many tabs', () => {
    it('the refresh token is not on the wire twice at a time while the lock works', async () => {
      const tabs = Array.from({ length: 8 }, () => openTab(store.forTab()));
      tabs.forEach((tab) => {
        tab.get();
        unauthorized(tab.sent());
      });
      const open: { cancelled: boolean }[] = [];
      let most = 0;
      for (let t = 0; t < 400; t++) {
        await jest.advanceTimersByTimeAsync(100);
        tabs.forEach((tab) => open.push(...tab.refreshes()));
        most = Math.max(most, open.filter(({ cancelled }) => !cancelled).length);
      }
      expect({ most }).toEqual({ most: 1 });
    });

    it('after an unknown outcome the refresh token is sent at most once more', async () => {
      const tabs = Array.from({ length: 8 }, () => openTab(store.forTab()));
      tabs.forEach((tab) => {
        tab.get();
        unauthorized(tab.sent());
      });
      let sent = 0;
      for (let t = 0; t < 100; t++) {
        await jest.advanceTimersByTimeAsync(100);
        for (const tab of tabs) {
          for (const r of tab.refreshes()) {
            sent++;
            r.error(new ProgressEvent('error'));
          }
        }
      }
      expect(sent).toBeLessThanOrEqual(2);
    });

    it('a tab that is about to try again does not, when another has lost the refresh token meanwhile', async () => {
      jest.spyOn(Math, 'random').mockReturnValue(0.9);
      const [one, two] = [openTab(store.forTab()), openTab(store.forTab())];
      const calls = [one, two].map((tab) => {
        const items = tab.get();
        unauthorized(tab.sent());
        return items;
      });
      await settle();
      one.refresh().flush('busy', { status: 503, statusText: 'Service Unavailable' });
      await settle();
      two.refresh().error(new ProgressEvent('error'));
      await jest.advanceTimersByTimeAsync(1_000);
      expect(one.refreshes()).toEqual([]);
      expect(calls.map(({ error }) => error.code)).toEqual(['failed', 'failed']);
    });

    it('a tab that did not wait for the refresh shares the pause after it', async () => {
      const [one, two] = [openTab(store.forTab()), openTab(store.forTab())];
      one.get();
      unauthorized(one.sent());
      await settle();
      one.refresh().error(new ProgressEvent('error'));
      await jest.advanceTimersByTimeAsync(600);
      expect(two.service.session()).toMatchObject({ status: 'active', failed: { code: 'failed', times: 1 } });
      const items = two.get();
      unauthorized(two.sent());
      await jest.advanceTimersByTimeAsync(600);
      expect(two.refreshes()).toEqual([]);
      expect(items.error).toMatchObject({ code: 'failed', status: 0 });
      // Its own refreshes tell of themselves; this one it did not begin.
      expect(two.types()).toEqual([]);
    });
  });

  describe('the news of a failure', () => {
    it('in a format of another version does no harm, signed out or in', async () => {
      const news = { tokens: { sessionId: 'a', generation: 1 }, failure: { code: 'failed' }, notBefore: 0 };
      const tab = openTab(store.forTab());
      await settle();
      const tell = () => new FakeChannel('ngx-token-refresh').postMessage(news);
      expect(tell).not.toThrow();
      tab.service.signOut();
      expect(tell).not.toThrow();
    });

    const failIn = async (tab: ReturnType<typeof openTab>, status: number) => {
      tab.service.refresh().catch(() => {});
      await settle();
      tab.refresh().flush(null, { status, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(200);
    };

    it.each([
      ['another session', { sessionId: 'b' }],
      ['newer tokens', { generation: 2 }],
    ])('changes nothing in a tab of %s', async (_, others) => {
      const elsewhere = new SharedStore();
      elsewhere.kept = someTokens(others);
      const [one, two] = [openTab(store.forTab()), openTab(elsewhere.forTab())];
      await failIn(one, 404);
      expect(one.service.session()).toMatchObject({ status: 'active', failed: { code: 'failed', times: 1 } });
      expect(two.service.session()).toEqual({ status: 'active', tokens: elsewhere.kept });
      expectWarnings('NGTR102');
    });

    it('changes nothing where nobody is signed in, and does no harm', async () => {
      const [one, two] = [openTab(store.forTab()), openTab(new SharedStore().forTab())];
      await failIn(one, 404);
      expect(one.service.session()).toMatchObject({ status: 'active', failed: { code: 'failed', times: 1 } });
      expect(two.service.session()).toEqual({ status: 'signedOut', reason: 'none' });
      expectWarnings('NGTR102');
    });

    it('is not told of a refusal: the store tells that', async () => {
      const [one, two] = [openTab(store.forTab()), openTab(store.forTab())];
      const { kept } = store;
      store.bells = false;
      await failIn(one, 401);
      expect(one.service.session()).toMatchObject({ status: 'signedOut', reason: 'refused' });
      expect(two.service.session()).toEqual({ status: 'active', tokens: kept });
    });
  });

  it('a session that ended while its refresh waited for the store leaves no timer behind', async () => {
    const hand = byHand(store.forTab());
    const tab = openTab(hand.storage, { refreshAhead: 0 });
    await settle();
    hand.hold();
    tab.service.refresh().catch(() => {});
    await settle();
    expect(hand.reads).toHaveLength(1);
    tab.service.signOut();
    hand.reads.forEach((answer) => answer());
    await settle();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('a session that ended before its refresh was refused is not looked for a second time', async () => {
    const tab = openTab(store.forTab(), { refreshAhead: 0 });
    locks = undefined;
    tab.service.refresh().catch(() => {});
    const refresh = tab.refresh();
    tab.service.signOut();
    refresh.flush(null, { status: 401, statusText: 'no' });
    await settle();
    expect(jest.getTimerCount()).toBe(0);
    expect(tab.service.session()).toEqual({ status: 'signedOut', reason: 'signedOut' });
  });

  describe('adopting tokens that have expired', () => {
    const newer = () =>
      someTokens({ accessToken: 'access-2', refreshToken: 'refresh-2', generation: 2, issuedAt: Date.now() - 700_000 });
    it('a refused request does not get a 401 in a live session', async () => {
      const tab = openTab(store.forTab());
      store.kept = newer();
      const items = tab.get();
      unauthorized(tab.sent());
      await settle();
      tab.wire.match('/api/items').forEach((r) => unauthorized(r));
      await settle();
      tab.refreshes().forEach((r) => r.flush(grant(3)));
      await settle();
      tab.wire.match('/api/items').forEach((r) => r.flush(1));
      await settle();
      expect(items.error?.status).toBeUndefined();
      expect(items.values).toEqual([1]);
    });
    it('validToken() is good by the clock', async () => {
      store.kept = someTokens({ issuedAt: Date.now() - 700_000 });
      const tab = openTab(store.forTab());
      store.kept = newer();
      let got: unknown;
      tab.service.validToken().then((token) => (got = token));
      await settle();
      tab.refreshes().forEach((r) => r.flush(grant(3)));
      await jest.advanceTimersByTimeAsync(1000);
      expect(got).toBe('access-3');
    });
  });

  describe('a refusal of tokens that another tab has replaced', () => {
    it('does not end a session whose newer tokens, expired too, nobody has refused', async () => {
      const tab = openTab(store.forTab());
      tab.service.refresh().catch(() => {});
      await settle();
      const old = tab.refresh();
      store.bells = false;
      const newer = { accessToken: 'access-2', refreshToken: 'refresh-2', generation: 2, issuedAt: 0, lifetime: 60 };
      store.forTab().set(someTokens(newer));
      old.flush({}, { status: 401, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(300);
      const again = tab.refresh();
      expect(again.request.body).toEqual({ refreshToken: 'refresh-2' });
      again.flush(grant(3));
      await settle();
      expect(tab.service.accessToken()).toBe('access-3');
    });

    it('does not end a session of cookies that the first of two tabs without a lock has renewed', async () => {
      locks = undefined;
      store.kept = someTokens({ accessToken: undefined, refreshToken: undefined, lifetime: 0 });
      const options = { refresh: cookieRefresh('/api/token/refreshToken') };
      const [one, two] = [openTab(store.forTab(), options), openTab(store.forTab(), options)];
      await settle();
      [one, two].forEach((tab) => tab.get());
      await settle();
      const [first, second] = [one.refresh(), two.refresh()];
      first.flush({ accessToken: 'access-2', expiresIn: 600 });
      await settle();
      second.flush({}, { status: 401, statusText: 'reused' });
      await jest.advanceTimersByTimeAsync(300);
      expect(one.service.signedIn()).toBe(true);
      // With the cookie of now.
      two.refresh().flush({ accessToken: 'access-3', expiresIn: 600 });
      await settle();
      expect(two.service.accessToken()).toBe('access-3');
      [one, two].forEach((tab) => tab.sent().flush(1));
    });

    it('ends it where those are refused as well', async () => {
      const tab = openTab(store.forTab());
      tab.service.refresh().catch(() => {});
      await settle();
      const old = tab.refresh();
      store.forTab().set(someTokens({ accessToken: 'access-2', generation: 2, issuedAt: 0, lifetime: 60 }));
      old.flush({}, { status: 401, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(300);
      tab.refresh().flush({}, { status: 401, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(300);
      expect(tab.service.session()).toMatchObject({ status: 'signedOut', reason: 'refused' });
    });
  });

  describe('a sign-out that the store shows another tab a moment late (as localStorage of two processes)', () => {
    it('webStorage: the store does not hold a session that was signed out', () => {
      const one = webStorage('localStorage');
      one.set(someTokens());
      one.remove();
      one.set(someTokens({ generation: 2, accessToken: 'access-2' }));
      expect(one.get()).toBeNull();
    });
  });

  describe('a store that rings for its own writes too', () => {
    const ringing = (tab: TokenStorage): TokenStorage => {
      let bell = () => {};
      return {
        ...tab,
        set: (tokens) => (tab.set(tokens), bell()),
        remove: () => (tab.remove(), bell()),
        onChange: (listener) => ((bell = listener), () => {}),
      };
    };
    it('a sign-out here is not one elsewhere', () => {
      const tab = openTab(ringing(store.forTab()));
      tab.service.signOut();
      expect(tab.service.session()).toMatchObject({ reason: 'signedOut' });
    });
    it('a cookie sign-in keeps its access token', () => {
      store.kept = undefined;
      const tab = openTab(ringing(store.forTab()), { refresh: { credentials: true, refresh: async () => ({}) } });
      tab.service.signIn({ accessToken: 'bob', expiresIn: 600 });
      expect(tab.service.accessToken()).toBe('bob');
    });
    it('a refusal is a refusal', async () => {
      const tab = openTab(ringing(store.forTab()));
      const items = tab.get();
      unauthorized(tab.sent());
      await settle();
      tab.refresh().flush({ error: 'invalid_grant' }, { status: 400, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(200);
      expect(items.error.code).toBe('refused');
    });
  });

  it('turns that did nothing do not hold the lock', async () => {
    const tabs = Array.from({ length: 12 }, () => openTab(store.forTab()));
    tabs.forEach((tab) => {
      tab.get();
      unauthorized(tab.sent());
    });
    await settle();
    tabs[0]!.refresh().flush(grant(2));
    await settle();
    tabs[0]!.service.signIn({ accessToken: 'bob', refreshToken: 'b' });
    tabs[0]!.wire.match('/api/items');
    tabs[0]!.get();
    unauthorized(tabs[0]!.sent());
    await jest.advanceTimersByTimeAsync(1_100);
    expect(tabs[0]!.refreshes()).toHaveLength(1);
  });

  describe('online in a hidden page', () => {
    it('ends a pause', async () => {
      store.kept = someTokens({ issuedAt: Date.now() - 700_000 });
      const tab = openTab(store.forTab());
      tab.service.refresh().catch(() => {});
      await settle();
      tab.refresh().error(new ProgressEvent('error'));
      await settle();
      window.dispatchEvent(new Event('online'));
      const items = tab.get();
      await jest.advanceTimersByTimeAsync(600);
      expect(items.error).toBeUndefined();
      expect(tab.refreshes()).toHaveLength(1);
    });
    it('asks again whether there is a session', async () => {
      store.kept = undefined;
      let asked = 0;
      const tab = openTab(store.forTab(), {
        refresh: {
          credentials: true,
          restore: 'probe',
          refresh: async () => {
            if (asked++) return {};
            throw { status: 0 };
          },
        },
      });
      await settle();
      expect(tab.service.session()).toMatchObject({ reason: 'unknown' });
      window.dispatchEvent(new Event('online'));
      await jest.advanceTimersByTimeAsync(1000);
      expect(asked).toBe(2);
    });
  });

  it('destroyed while waiting for the lock: nothing sent, no rejection', async () => {
    const [one, two] = [openTab(store.forTab()), openTab(store.forTab())];
    [one, two].forEach((tab) => {
      tab.get();
      unauthorized(tab.sent());
    });
    await settle();
    const rejected = jest.fn();
    process.on('unhandledRejection', rejected);
    two.close();
    one.refresh().flush({ message: 'x' }, { status: 503, statusText: 'x' });
    await jest.advanceTimersByTimeAsync(20_000);
    process.off('unhandledRejection', rejected);
    expect(rejected).not.toHaveBeenCalled();
    one.refreshes();
  });
  it('an onChange that is async does not break the end of the app', async () => {
    const tab = openTab({ ...store.forTab(), onChange: (async () => () => {}) as never });
    expect(() => tab.close()).not.toThrow();
  });

  it('refused under the lock, while what another tab has got is seen 100 ms later (it was closed after its commit)', async () => {
    const shared = store.forTab();
    let lag: Tokens | undefined = store.kept!;
    const two = openTab({ ...shared, get: () => lag ?? shared.get() });
    store.bells = false;
    const items = two.get();
    unauthorized(two.sent());
    store.forTab().set(someTokens({ accessToken: 'access-2', generation: 2 }));
    await settle();
    two.refresh().flush({ error: 'invalid_grant' }, { status: 400, statusText: 'no' });
    await jest.advanceTimersByTimeAsync(100);
    lag = undefined;
    await jest.advanceTimersByTimeAsync(500);
    expect(store.kept?.accessToken).toBe('access-2');
    expect(two.service.signedIn()).toBe(true);
    expect(items.error).toBeUndefined();
  });

  it('a slow store: the next tab waits as long as the turn of the first may take', async () => {
    const slow = (t: TokenStorage): TokenStorage => ({
      ...t,
      get: () => new Promise((r) => setTimeout(() => r(t.get() as any), 1_500)),
    });
    const [one, two] = [openTab(slow(store.forTab())), openTab(slow(store.forTab()))];
    await jest.advanceTimersByTimeAsync(2_000);
    [one, two].forEach((tab) => {
      tab.get();
      unauthorized(tab.sent());
    });
    await jest.advanceTimersByTimeAsync(1_600);
    const first = one.refresh();
    await jest.advanceTimersByTimeAsync(9_500);
    first.flush(grant(2));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(store.kept?.accessToken).toBe('access-2');
    expect(two.refreshes()).toHaveLength(0);
  });

  it('same, server 9.9 s', async () => {
    const slow = (t: TokenStorage): TokenStorage => ({
      ...t,
      get: () => new Promise((r) => setTimeout(() => r(t.get() as any), 1_800)),
    });
    const [one, two] = [openTab(slow(store.forTab())), openTab(slow(store.forTab()))];
    await jest.advanceTimersByTimeAsync(2_000);
    store.bells = false;
    [one, two].forEach((tab) => {
      tab.get();
      unauthorized(tab.sent());
    });
    await jest.advanceTimersByTimeAsync(1_800);
    const first = one.refresh();
    await jest.advanceTimersByTimeAsync(9_900);
    first.flush(grant(2));
    await jest.advanceTimersByTimeAsync(300);
    expect(two.refreshes()).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(two.refreshes()).toHaveLength(0);
  });

  it('wake in a page with a store that hangs: the pause ends when the person is back', async () => {
    const shared = store.forTab();
    let hang = false;
    store.kept = someTokens({ issuedAt: Date.now() - 700_000 });
    const tab = openTab({ ...shared, get: () => (hang ? new Promise<any>(() => {}) : shared.get()) });
    tab.service.refresh().catch(() => {});
    await settle();
    tab.refresh().error(new ProgressEvent('error'));
    await jest.advanceTimersByTimeAsync(600);
    hang = true;
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    const items = tab.get();
    await settle();
    expect(items.error).toBeUndefined();
  });

  it('a thawed tab whose bells were missed does not write A over B: signIn elsewhere, refresh started before', async () => {
    const [one, two] = [openTab(store.forTab()), openTab(store.forTab())];
    store.bells = false;
    two.get();
    unauthorized(two.sent());
    await settle();
    one.service.signOut();
    one.service.signIn({ accessToken: 'bob' });
    two.refresh().flush(grant(2));
    await settle();
    expect(store.kept?.accessToken).toBe('bob');
    expect(two.service.accessToken()).toBe('bob');
  });
});
