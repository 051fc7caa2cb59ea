import { TestBed } from '@angular/core/testing';

import { jsonRefresh, webStorage, type Tokens, type TokenStorage } from '../public-api';
import { FakeChannel, FakeLocks, openTab, SharedStore } from '../test/open-tab';
import { grant, REFRESH_URL, settle, someTokens, tokenOf, unauthorized } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

const EXPIRED = { issuedAt: Date.now() - 700_000 };

describe('two tabs', () => {
  let store: SharedStore;
  let locks: FakeLocks | undefined;

  beforeEach(() => {
    jest.useFakeTimers();
    store = new SharedStore();
    store.kept = someTokens();
    locks = new FakeLocks();
    Object.defineProperty(navigator, 'locks', { configurable: true, get: () => locks });
    Object.defineProperty(globalThis, 'BroadcastChannel', { configurable: true, value: FakeChannel });
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
    jest.useRealTimers();
    Reflect.deleteProperty(navigator, 'locks');
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    localStorage.clear();
  });

  const twoTabs = (options = {}) => [openTab(store.forTab(), options), openTab(store.forTab(), options)] as const;

  /** The second sees what the first has written only when it arrives. */
  function withLateStore() {
    const seen = store.kept;
    let arrived = false;
    const late = { ...store.forTab(), get: () => (arrived ? store.kept : seen) ?? null };
    return { one: openTab(store.forTab()), two: openTab(late), arrive: () => void (arrived = true) };
  }

  describe('refresh once for both', () => {
    it('where both were refused at the same time', async () => {
      const [one, two] = twoTabs();
      const calls = [one.get(), two.get()];
      [one, two].forEach((tab) => unauthorized(tab.sent()));
      await settle();
      expect(two.refreshes()).toEqual([]);
      one.refresh().flush(grant(2));
      await settle();
      expect(two.refreshes()).toEqual([]);
      [one, two].forEach((tab) => {
        const replay = tab.sent();
        expect(tokenOf(replay)).toBe('Bearer access-2');
        replay.flush(1);
      });
      expect(calls.map(({ values }) => values)).toEqual([[1], [1]]);
      expect(two.events.find(({ type }) => type === 'refreshed')).toMatchObject({ by: 'otherTab' });
    });

    it('where the bell of the first is missed', async () => {
      store.bells = false;
      const [one, two] = twoTabs();
      [one, two].forEach((tab) => {
        tab.get();
        unauthorized(tab.sent());
      });
      await settle();
      one.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(500);
      expect(two.refreshes()).toEqual([]);
      expect(tokenOf(two.sent())).toBe('Bearer access-2');
    });

    it('where what the first has written is seen later than that its lock is free', async () => {
      const { one, two, arrive } = withLateStore();
      [one, two].forEach((each) => {
        each.get();
        unauthorized(each.sent());
      });
      store.bells = false;
      await settle();
      one.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(400);
      arrive();
      await jest.advanceTimersByTimeAsync(100);
      expect(two.refreshes()).toEqual([]);
      expect(tokenOf(two.sent())).toBe('Bearer access-2');
    });

    it('where somebody else signs in meanwhile, and that is seen later than that the lock is free', async () => {
      const { one, two, arrive } = withLateStore();
      const calls = [one, two].map((each) => {
        const items = each.get();
        unauthorized(each.sent());
        return items;
      });
      store.bells = false;
      await settle();
      one.service.signIn({ accessToken: 'bob' });
      one.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(400);
      arrive();
      await jest.advanceTimersByTimeAsync(100);
      expect(two.refreshes()).toEqual([]);
      expect(calls.map(({ error }) => error.code)).toEqual(['signedOut', 'signedOut']);
      expect(two.service.accessToken()).toBe('bob');
    });

    it('and both go on with what one of them has renewed', () => {
      const [one, two] = twoTabs();
      store.forTab().set(someTokens({ accessToken: 'access-2', generation: 2 }));
      for (const tab of [one, two]) {
        tab.get();
        expect(tokenOf(tab.sent())).toBe('Bearer access-2');
      }
    });

    it('with a store that takes its time', async () => {
      const slow = (tab: TokenStorage): TokenStorage => ({ ...tab, get: async () => tab.get() });
      const [one, two] = [openTab(slow(store.forTab())), openTab(slow(store.forTab()))];
      await settle();
      [one, two].forEach((tab) => {
        tab.get();
        unauthorized(tab.sent());
      });
      await settle();
      one.refresh().flush(grant(2));
      await settle();
      expect(two.refreshes()).toEqual([]);
      expect(tokenOf(two.sent())).toBe('Bearer access-2');
    });
  });

  it('answer a bell, doubled, late or early, with no write', async () => {
    const [, two] = twoTabs();
    const writer = store.forTab();
    writer.set(someTokens({ generation: 2 }));
    writer.set(someTokens({ generation: 2 }));
    writer.set(someTokens({ generation: 1 }));
    await settle();
    expect(store.writes).toHaveLength(3);
    expect(two.service.session()).toMatchObject({ tokens: { generation: 2 } });
    expect(two.types()).toEqual(['refreshed']);
  });

  describe('see', () => {
    it('a sign-in', () => {
      store.kept = undefined;
      const [one, two] = twoTabs();
      one.service.signIn(grant(1));
      expect(two.service.accessToken()).toBe('access-1');
      expect(two.service.session()).toEqual({ status: 'active', tokens: store.kept });
      expect(two.types()).toEqual(['signedIn']);
    });

    it('a sign-out, with one event, and those who wait fail', async () => {
      const [one, two] = twoTabs();
      const items = two.get();
      unauthorized(two.sent());
      await settle();
      one.service.signOut();
      await settle();
      expect(items.error).toMatchObject({ code: 'signedOut', status: 401 });
      expect(two.service.session()).toEqual({ status: 'signedOut', reason: 'signedOutElsewhere' });
      expect(two.events.filter(({ type }) => type === 'signedOut')).toHaveLength(1);
      two.refresh().flush(grant(2));
      await settle();
      expect(store.kept).toBeNull();
      expect(store.writes).toEqual([null]);
    });

    it('a sign-in as somebody else: nothing of the last one is sent or replayed', async () => {
      const [one, two] = twoTabs();
      const items = two.get();
      unauthorized(two.sent());
      one.service.signOut();
      one.service.signIn({ accessToken: 'bob' });
      await settle();
      expect(items.error).toMatchObject({ code: 'signedOut' });
      two.get();
      expect(tokenOf(two.sent())).toBe('Bearer bob');
    });

    it('a sign-out whose bell was missed, before they refresh', async () => {
      const [one, two] = twoTabs();
      store.bells = false;
      one.service.signOut();
      const items = two.get();
      unauthorized(two.sent());
      await settle();
      expect(two.refreshes()).toEqual([]);
      expect(items.error).toMatchObject({ code: 'signedOut' });
      expect(store.kept).toBeNull();
    });

    it('a sign-out whose bell was missed, before they commit what they got', async () => {
      const [one, two] = twoTabs();
      store.bells = false;
      two.get();
      unauthorized(two.sent());
      await settle();
      one.service.signOut();
      two.refresh().flush(grant(2));
      await settle();
      expect(store.kept).toBeNull();
      expect(two.service.signedIn()).toBe(false);
    });

    it('what they missed when they come back from the cache', async () => {
      const [one, two] = twoTabs();
      store.bells = false;
      one.service.signOut();
      jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
      window.dispatchEvent(new Event('pageshow'));
      await settle();
      expect(two.service.session()).toMatchObject({ reason: 'signedOutElsewhere' });
    });

    it('a refresh, and how long they waited for it', async () => {
      await jest.advanceTimersByTimeAsync(300);
      const [one, two] = twoTabs();
      void one.service.refresh();
      await settle();
      one.refresh().flush(grant(2));
      await settle();
      expect(two.service.session()).toEqual({ status: 'active', tokens: store.kept });
      expect(two.events).toEqual([{ type: 'refreshed', by: 'otherTab', durationMs: 0 }]);
      await jest.advanceTimersByTimeAsync(500);
      [one, two].forEach((tab) => void tab.service.refresh());
      await jest.advanceTimersByTimeAsync(250);
      one.refresh().flush(grant(3));
      await settle();
      expect(two.events.at(-1)).toEqual({ type: 'refreshed', by: 'otherTab', durationMs: 250 });
    });

    it('the later of two grants for the same token: it is the one in the store', async () => {
      const [, two] = twoTabs();
      const later = someTokens({ accessToken: 'access-x', refreshToken: 'refresh-x' });
      store.forTab().set(later);
      expect(two.service.session()).toEqual({ status: 'active', tokens: later });
    });

    it('a sign-out whose bell was missed, by the tab that signed in', async () => {
      const [one, two] = twoTabs();
      two.service.signIn({ accessToken: 'bob' });
      store.bells = false;
      one.service.signOut();
      const items = two.get();
      unauthorized(two.sent());
      await settle();
      expect(two.refreshes()).toEqual([]);
      expect(items.error).toMatchObject({ code: 'signedOut' });
    });

    it('nothing of the store before a refresh with acrossTabs false', async () => {
      const [, two] = twoTabs({ acrossTabs: false });
      store.forTab().set(someTokens({ accessToken: 'access-9', refreshToken: 'refresh-9', generation: 9 }));
      void two.service.refresh();
      const refresh = two.refresh();
      expect(refresh.request.body).toEqual({ refreshToken: 'refresh-1' });
      refresh.flush(grant(2));
      await settle();
      expect(two.service.accessToken()).toBe('access-2');
    });

    it('no failure of another with acrossTabs false', async () => {
      const [one, two] = [openTab(store.forTab()), openTab(store.forTab(), { acrossTabs: false })];
      one.service.refresh().catch(() => {});
      await settle();
      one.refresh().flush(null, { status: 404, statusText: 'no' });
      await settle();
      expect(one.service.session()).toMatchObject({ failed: { code: 'failed' } });
      expect(two.service.session()).toEqual({ status: 'active', tokens: store.kept });
      expectWarnings('NGTR102');
    });

    it('nothing with acrossTabs false', () => {
      const [one, two] = twoTabs({ acrossTabs: false });
      one.service.signOut();
      expect(two.service.signedIn()).toBe(true);
    });
  });

  describe('do not need the lock', () => {
    it.each<[string, () => unknown]>([
      ['missing', () => undefined],
      ['refused', () => ({ request: () => Promise.reject(new DOMException('no', 'SecurityError')) })],
      [
        'throwing',
        () => ({
          request: () => {
            throw new DOMException('no', 'SecurityError');
          },
        }),
      ],
      [
        'stolen',
        () => ({
          request: (_: string, __: object, task: () => Promise<unknown>) => {
            void task();
            return Promise.reject(new DOMException('stolen', 'AbortError'));
          },
        }),
      ],
    ])('when it is %s', async (_, lockManager) => {
      locks = lockManager() as FakeLocks;
      const tab = openTab(store.forTab());
      const items = tab.get();
      unauthorized(tab.sent());
      await settle();
      tab.refresh().flush(grant(2));
      await settle();
      tab.sent().flush(1);
      expect(items.values).toEqual([1]);
    });

    it('when it hangs: they wait for it no longer than an attempt and two seconds', async () => {
      locks!.hung = true;
      const tab = openTab(store.forTab());
      const items = tab.get();
      unauthorized(tab.sent());
      await jest.advanceTimersByTimeAsync(11_999);
      expect(tab.refreshes()).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      tab.refresh().flush(grant(2));
      await settle();
      tab.sent().flush(1);
      expect(items.values).toEqual([1]);
    });

    it('when it hangs: they do not stand in its queue any longer than that', async () => {
      let queued!: AbortSignal;
      const request = (_: string, { signal }: { signal: AbortSignal }) => ((queued = signal), new Promise(() => {}));
      locks = { request } as never;
      const tab = openTab(store.forTab());
      void tab.service.refresh().catch(() => {});
      await jest.advanceTimersByTimeAsync(11_999);
      expect(queued.aborted).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(queued.aborted).toBe(true);
      tab.refresh();
    });

    it('when it is refused: they do not wait for it either', async () => {
      locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } as never;
      const tab = openTab(store.forTab(), { refreshAhead: 0 });
      void tab.service.refresh();
      await settle();
      tab.refresh().flush(grant(2));
      await settle();
      expect(tab.service.accessToken()).toBe('access-2');
      expect(jest.getTimerCount()).toBe(0);
    });

    it('try again where the server was busy', async () => {
      const tab = openTab(store.forTab());
      void tab.service.refresh();
      await settle();
      tab.refresh().flush(null, { status: 503, statusText: 'busy' });
      await jest.advanceTimersByTimeAsync(500);
      tab.refresh().flush(grant(2));
      await settle();
      expect(tab.service.accessToken()).toBe('access-2');
    });

    it('leave no listener behind when a turn has ended', async () => {
      const listen = jest.spyOn(window, 'addEventListener');
      const tab = openTab(store.forTab());
      void tab.service.refresh();
      await settle();
      tab.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(600);
      const signals = listen.mock.calls
        .filter(([type]) => type === 'pagehide')
        .map(([, , options]) => (options as AddEventListenerOptions).signal?.aborted);
      expect(signals).toEqual([true]);
    });

    it('give it back when the page is left, however long the turn has taken', async () => {
      let free = false;
      const request = async (_: string, __: object, task: () => Promise<unknown>) => {
        await task();
        free = true;
      };
      locks = { request } as never;
      const tab = store.forTab();
      const get = () => new Promise<Tokens | null>((resolve) => setTimeout(() => resolve(tab.get() as Tokens), 1_900));
      const one = openTab({ ...tab, get });
      await jest.advanceTimersByTimeAsync(2_000);
      void one.service.refresh();
      await jest.advanceTimersByTimeAsync(1_900);
      const refresh = one.refresh();
      await jest.advanceTimersByTimeAsync(9_900);
      refresh.flush(grant(2));
      await jest.advanceTimersByTimeAsync(1_000);
      expect(free).toBe(false);
      window.dispatchEvent(new Event('pagehide'));
      await settle();
      expect(free).toBe(true);
    });

    it('give it back when the page is left', async () => {
      const [one, two] = twoTabs();
      [one, two].forEach((tab) => {
        tab.get();
        unauthorized(tab.sent());
      });
      await settle();
      one.refresh();
      expect(two.refreshes()).toEqual([]);
      window.dispatchEvent(new Event('pagehide'));
      await settle();
      two.refresh();
    });

    it('name it by the storageKey, and hold it for one attempt, not for the backoff', async () => {
      const [one, two] = twoTabs({ storageKey: 'mine' });
      [one, two].forEach((tab) => {
        tab.get();
        unauthorized(tab.sent());
      });
      await settle();
      one.refresh().flush(null, { status: 503, statusText: 'busy' });
      await settle();
      two.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(1_000);
      expect(one.refreshes()).toEqual([]);
      expect(tokenOf(one.sent())).toBe('Bearer access-2');
      expect(new Set(locks!.names)).toEqual(new Set(['mine']));
    });
  });

  describe('that are not alone when one is refused', () => {
    it('adopt what the other has got meanwhile, also if it writes it a moment later', async () => {
      locks = undefined;
      const [one, two] = twoTabs();
      const calls = [one.get(), two.get()];
      [one, two].forEach((tab) => unauthorized(tab.sent()));
      two.refresh().flush({ error: 'invalid_grant' }, { status: 400, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(100);
      one.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(200);
      [one, two].forEach((tab) => tab.sent().flush(1));
      expect(calls.map(({ values }) => values)).toEqual([[1], [1]]);
    });

    it('end the session where there is nothing newer', async () => {
      locks = undefined;
      const [one, two] = twoTabs();
      const items = two.get();
      unauthorized(two.sent());
      two.refresh().flush({ error: 'invalid_grant' }, { status: 400, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(200);
      expect(items.error.code).toBe('refused');
      expect(one.service.session()).toMatchObject({ reason: 'signedOutElsewhere' });
    });
  });

  it('keep the newer of two answers: the store is compared before a commit', async () => {
    locks = undefined;
    const revoke = jest.fn(async () => {});
    const refresh = { ...jsonRefresh(REFRESH_URL), revoke };
    const [one, two] = twoTabs({ refresh });
    [one, two].forEach((tab) => {
      tab.get();
      unauthorized(tab.sent());
    });
    const late = two.refresh();
    store.bells = false;
    one.refresh().flush(grant(2));
    await settle();
    late.flush(grant(9));
    await settle();
    expect(store.kept?.accessToken).toBe('access-2');
    expect(two.service.accessToken()).toBe('access-2');
    // A server may take back all tokens of a session with one of them.
    expect(revoke).not.toHaveBeenCalled();
  });

  it.each([
    ['refused', {}],
    ['expired', EXPIRED],
  ])('take in a pause what another tab has got, where the bell was missed: a token that is %s', async (_, stored) => {
    store.kept = someTokens(stored);
    store.bells = false;
    const [one, two] = twoTabs({ retries: 0 });
    two.service.refresh().catch(() => {});
    await settle();
    two.refresh().flush(null, { status: 404, statusText: 'no' });
    await jest.advanceTimersByTimeAsync(500);
    void one.service.refresh();
    await settle();
    one.refresh().flush(grant(2));
    await settle();
    const items = two.get();
    const request = two.sent();
    if (tokenOf(request) === 'Bearer access-1') unauthorized(request);
    else request.flush(1);
    two.wire.match('/api/items').forEach((replay) => replay.flush(1));
    expect(items.values).toEqual([1]);
    expect(two.refreshes()).toEqual([]);
    expectWarnings('NGTR102');
  });

  it('keep the newer tokens of two, though they have expired too, when a refresh has failed', async () => {
    store.kept = someTokens(EXPIRED);
    const [, two] = twoTabs({ retries: 0 });
    two.service.refresh().catch(() => {});
    await settle();
    store.forTab().set(someTokens({ ...EXPIRED, accessToken: 'access-2', generation: 2 }));
    two.refresh().flush(null, { status: 418, statusText: 'no' });
    await settle();
    expect(two.service.session()).toMatchObject({ status: 'active', tokens: { accessToken: 'access-2' } });
  });

  it('with cookies share the marker; an access token in the memory of one is of no use to the other', async () => {
    const credentials = { refresh: async () => ({ accessToken: 'in-memory', expiresIn: 600 }), credentials: true };
    store.kept = someTokens({ accessToken: undefined, refreshToken: undefined });
    const [one, two] = twoTabs({ refresh: credentials });
    await one.service.refresh();
    const second = two.service.refresh();
    await jest.advanceTimersByTimeAsync(500);
    await second;
    expect(one.service.accessToken()).toBe('in-memory');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(one.types().filter((type) => type === 'refreshStarted')).toHaveLength(1);
    expect(JSON.stringify(store.writes)).not.toContain('in-memory');
  });

  describe('a store that says nothing does not end a session', () => {
    it.each<[string, (store: SharedStore) => void]>([
      ['cleared by hand', (store) => (store.kept = undefined)],
      ['filled with rubbish', (store) => (store.kept = { rubbish: true } as never)],
      ['in an older format', (store) => (store.kept = { token: 'x', version: 0 } as never)],
    ])('%s', async (_, spoil) => {
      const tab = openTab(store.forTab());
      spoil(store);
      const items = tab.get();
      unauthorized(tab.sent());
      await settle();
      tab.refresh().flush(grant(2));
      await settle();
      tab.sent().flush(1);
      expect(items.values).toEqual([1]);
      expect(store.kept?.accessToken).toBe('access-2');
    });

    it('because its last write failed', async () => {
      const tab = store.forTab();
      const full: TokenStorage = {
        ...tab,
        set: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      };
      const one = openTab(full);
      one.service.signIn({ accessToken: 'bob' });
      one.get();
      unauthorized(one.sent());
      await settle();
      one.refresh().flush(grant(2));
      await settle();
      expect(tokenOf(one.sent())).toBe('Bearer access-2');
      expectWarnings('NGTR104', 'NGTR103');
    });

    it('because it never answers', async () => {
      const one = openTab({ ...store.forTab(), get: () => new Promise<Tokens>(() => {}) });
      one.service.signIn(grant(1));
      one.get();
      unauthorized(one.sent());
      await jest.advanceTimersByTimeAsync(2_000);
      one.refresh().flush(grant(2));
      await jest.advanceTimersByTimeAsync(2_000);
      expect(tokenOf(one.sent())).toBe('Bearer access-2');
    });

    it('because it is nobody else’s: a store without a bell', async () => {
      const one = openTab({ get: () => null, set: () => {}, remove: () => {} });
      one.service.signIn(grant(1));
      one.get();
      unauthorized(one.sent());
      await settle();
      one.refresh().flush(grant(2));
      await settle();
      expect(tokenOf(one.sent())).toBe('Bearer access-2');
    });
  });

  it('stop listening when they are closed', () => {
    const closed = jest.spyOn(FakeChannel.prototype, 'close');
    const [one, two] = twoTabs();
    two.close();
    one.service.signOut();
    expect(two.types()).toEqual([]);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('do not refresh in the background what another tab has renewed while they slept', async () => {
    store.kept = someTokens(EXPIRED);
    store.bells = false;
    const [one, two] = twoTabs();
    one.service.refresh();
    await settle();
    one.refresh().flush(grant(2));
    await settle();
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(two.refreshes()).toEqual([]);
    expect(two.service.accessToken()).toBe('access-2');
  });

  describe('with a store that takes its time, looked at again', () => {
    const slowTab = async () => {
      const tab = store.forTab();
      const get = () => new Promise<Tokens | null>((resolve) => setTimeout(() => resolve(tab.get() as Tokens), 300));
      const two = openTab({ ...tab, get });
      await jest.advanceTimersByTimeAsync(300);
      jest.setSystemTime(Date.now() + 700_000);
      jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
      return two;
    };

    it('refresh nothing before it has answered that another tab has', async () => {
      const two = await slowTab();
      store.bells = false;
      store.forTab().set(someTokens({ accessToken: 'access-2', generation: 2 }));
      document.dispatchEvent(new Event('visibilitychange'));
      await jest.advanceTimersByTimeAsync(1_000);
      expect(two.types()).toEqual(['refreshed']);
    });

    it('do not come back to a session that ended when the first of two answers was told', async () => {
      const [tab, other] = [store.forTab(), store.forTab()];
      const two = openTab({ ...tab, get: async () => tab.get() });
      await settle();
      two.service.events.subscribe(({ type }) => type === 'refreshed' && two.service.signOut());
      other.set(someTokens({ generation: 2 }));
      other.set(someTokens({ generation: 2 }));
      await settle();
      expect(two.service.session()).toMatchObject({ status: 'signedOut', reason: 'signedOut' });
      expect(two.types()).toEqual(['refreshed', 'signedOut']);
    });

    it('refresh what nobody has renewed when it has answered', async () => {
      const two = await slowTab();
      document.dispatchEvent(new Event('visibilitychange'));
      expect(two.types()).toEqual([]);
      await jest.advanceTimersByTimeAsync(300);
      expect(two.events).toEqual([{ type: 'refreshStarted', cause: 'expired' }]);
    });
  });
});

describe('webStorage', () => {
  afterEach(() => localStorage.clear());

  it('rings for its own key, and no longer than it is listened to', () => {
    const heard = jest.fn();
    const storage = webStorage('localStorage');
    const stop = storage.onChange!(heard);
    const ring = (key: string | null) => window.dispatchEvent(new StorageEvent('storage', { key }));
    ['ngx-token-refresh', 'other', null].forEach(ring);
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    ring('ngx-token-refresh');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('knows a sign-out from a store that was cleared by hand', () => {
    const storage = webStorage('localStorage');
    storage.set(someTokens());
    storage.remove();
    expect([storage.get(), storage.wasRemoved!()]).toEqual([null, true]);
    localStorage.clear();
    expect([storage.get(), storage.wasRemoved!()]).toEqual([null, false]);
    storage.remove();
    storage.set(someTokens());
    expect(Object.keys(localStorage)).toEqual(['ngx-token-refresh']);
  });
});
