import { memoryStorage, webStorage, type Tokens, type TokenStorage } from '../public-api';
import { grant, settle, someTokens, startApp, stopApp } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

describe('SessionStore', () => {
  afterEach(() => {
    stopApp();
    jest.useRealTimers();
  });

  it('keeps the order of writes that take their time', async () => {
    jest.useFakeTimers();
    const log: string[] = [];
    const delays = [30, 10, 0];
    const write = (what: string) => {
      const delay = delays.shift() ?? 0;
      return new Promise<void>((resolve) => setTimeout(() => resolve(void log.push(what)), delay));
    };
    const storage: TokenStorage = {
      get: () => null,
      set: ({ accessToken }) => write(`set ${accessToken}`),
      remove: () => write('remove'),
    };
    const app = startApp({ stored: null, storage });
    app.service.signIn(grant(1));
    app.service.signOut();
    app.service.signIn(grant(2));
    await jest.advanceTimersByTimeAsync(60);
    expect(log).toEqual(['set access-1', 'remove', 'set access-2']);
  });

  it('goes on after a write that failed', async () => {
    const log: string[] = [];
    const storage: TokenStorage = {
      get: () => Promise.reject(new Error('broken')),
      set: ({ accessToken }) => {
        log.push(accessToken!);
        return Promise.reject(new Error('full'));
      },
      remove: () => {
        throw new Error('broken');
      },
    };
    const app = startApp({ stored: null, storage });
    await settle();
    app.service.signIn(grant(1));
    app.service.signOut();
    app.service.signIn(grant(2));
    await settle();
    expect(log).toEqual(['access-1', 'access-2']);
    expect(app.service.accessToken()).toBe('access-2');
    expectWarnings('NGTR104');
  });

  it('takes what a slow store gives back only if it is sound', async () => {
    const storage: TokenStorage = { get: async () => ({ rubbish: true }) as never, set() {}, remove() {} };
    const app = startApp({ stored: null, storage });
    await settle();
    expect(app.session()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('names the session by storageKey', () => {
    const keys: (string | undefined)[] = [];
    const note = (key?: string) => void keys.push(key);
    const storage: TokenStorage = {
      get: (key) => (note(key), null),
      set: (_: Tokens, key) => note(key),
      remove: note,
    };
    const app = startApp({ stored: null, storage, storageKey: 'other' });
    app.service.signIn(grant(1));
    app.service.signOut();
    expect(keys).toEqual(['other', 'other', 'other']);
  });
});

describe('webStorage', () => {
  afterEach(() => localStorage.clear());

  it.each(['localStorage', 'sessionStorage'] as const)('keeps, gives back and forgets in %s', (area) => {
    const storage = webStorage(area);
    expect(storage.get()).toBeNull();
    storage.set(someTokens());
    expect(globalThis[area].getItem('ngx-token-refresh')).toContain('access-1');
    expect(storage.get()).toMatchObject({ accessToken: 'access-1' });
    storage.set(someTokens(), 'other');
    storage.remove();
    expect(storage.get()).toBeNull();
    expect(storage.get('other')).not.toBeNull();
    storage.remove('other');
  });

  it('gives back nothing where there is rubbish', () => {
    localStorage.setItem('ngx-token-refresh', '{');
    expect(webStorage('localStorage').get()).toBeNull();
  });

  it('forgets the tokens before where there is no room for those after', () => {
    const storage = webStorage('localStorage');
    storage.set(someTokens());
    expect(() => storage.set(someTokens({ accessToken: 'x'.repeat(6_000_000) }))).toThrow(/quota/);
    expect(localStorage.getItem('ngx-token-refresh')).toBeNull();
  });

  it('takes nobody for signed out where nobody was signed in', () => {
    webStorage('localStorage').remove();
    expect(localStorage.getItem('ngx-token-refresh.signedOut')).toBe('');
  });

  it('takes out again what was written late of a session that has ended, and nothing else', () => {
    const storage = webStorage('localStorage');
    storage.set(someTokens());
    storage.remove();
    // By a tab that had not heard of it yet.
    localStorage.setItem('ngx-token-refresh', JSON.stringify(someTokens({ generation: 2 })));
    expect(storage.get()).toBeNull();
    expect(localStorage.getItem('ngx-token-refresh')).toBeNull();
    localStorage.setItem('ngx-token-refresh', JSON.stringify(someTokens({ sessionId: 'b' })));
    expect(storage.get()).toMatchObject({ sessionId: 'b' });
    storage.remove();
  });
});

describe('memoryStorage', () => {
  it('keeps, gives back and forgets, in no other store', () => {
    const storage = memoryStorage();
    expect(storage.get()).toBeNull();
    const tokens = someTokens();
    storage.set(tokens);
    expect(storage.get()).toBe(tokens);
    expect(memoryStorage().get()).toBeNull();
    storage.remove();
    expect(storage.get()).toBeNull();
    expect(localStorage).toHaveLength(0);
  });
});
