import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NEVER, of, Subject } from 'rxjs';

import { provideTokenRefresh, TokenRefreshError, type TokenGrant, type Tokens, type TokenStorage } from '../public-api';
import { inMode } from '../test/in-mode';
import { call, grant, settle, someTokens, startApp, stopApp, tokenOf, unauthorized } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

const EXPIRED = { issuedAt: Date.now() - 700_000 };

describe('TokenService', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    stopApp();
    jest.useRealTimers();
  });

  describe('signIn', () => {
    it('begins a session, stores it, and says so', () => {
      const app = startApp({ stored: null });
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'none' });
      expect(app.service.accessToken()).toBeNull();
      app.service.signIn(grant(1));
      expect(app.session()).toEqual({ status: 'active', tokens: expect.objectContaining(tokens(1)) });
      expect(app.service.signedIn()).toBe(true);
      expect(app.service.accessToken()).toBe('access-1');
      expect(app.stored()).toEqual(app.session().tokens);
      expect(app.types()).toEqual(['signedIn']);
    });

    it('takes the answer of an OAuth server as well', () => {
      const app = startApp({ stored: null });
      app.service.signIn({ access_token: 'a', refresh_token: 'r', expires_in: 60 });
      expect(app.session().tokens).toMatchObject({ accessToken: 'a', refreshToken: 'r', lifetime: 60 });
    });

    it.each([null, undefined, {}, 'token', { accessToken: '' }, { accessToken: 'two\nlines' }])(
      'says what it takes where it is given %p',
      (nonsense) => {
        const app = startApp({ stored: null });
        expect(() => app.service.signIn(nonsense as TokenGrant)).toThrow(
          /^NGTR004: TokenService\.signIn\(\) takes \{ accessToken/,
        );
        expect(app.service.signedIn()).toBe(false);
      },
    );

    it('says no more than the code in production', () => {
      const app = startApp({ stored: null });
      const signIn = () => app.service.signIn({});
      expect(() => inMode(false, signIn)).toThrow(new TypeError('NGTR004'));
      expect(() => inMode(undefined, signIn)).toThrow(
        /^NGTR004: TokenService\.signIn\(\) takes .* It was given an empty object,/,
      );
    });

    it('gives each session an id of its own', () => {
      const app = startApp({ stored: null });
      app.service.signIn(grant(1));
      const { sessionId } = app.session().tokens;
      app.service.signIn(grant(1));
      expect(app.session().tokens.sessionId).not.toBe(sessionId);
    });

    it('shows the claims of a JWT', () => {
      const app = startApp({ stored: null });
      const jwt = `e30.${btoa(JSON.stringify({ sub: 'ada', iat: 1, exp: 61 }))}.x`;
      app.service.signIn({ accessToken: jwt });
      expect(app.service.claims()).toMatchObject({ sub: 'ada' });
      expect(app.session().tokens.lifetime).toBe(60);
    });

    it('wins over a refresh under way: nothing of the old session is written, sent or replayed', async () => {
      const app = startApp();
      const old = app.get('/api/old');
      unauthorized(app.sent('/api/old'));
      const held = app.get('/api/held');
      const refresh = app.refresh();
      app.service.signIn({ accessToken: 'bob', refreshToken: 'bobs' });
      refresh.flush(grant(2));
      await settle();
      expect(old.error).toMatchObject({ code: 'signedOut', status: 401, url: '/api/old' });
      expect(held.error).toMatchObject({ code: 'signedOut', status: 401, url: '/api/held' });
      expect(app.stored()?.accessToken).toBe('bob');
      expect(app.service.accessToken()).toBe('bob');
    });

    it('never lets a late 401 of one person be replayed as another', async () => {
      const app = startApp();
      const order = call(app.http.post('/api/orders', {}));
      const late = app.sent('/api/orders');
      app.service.signOut();
      app.service.signIn({ accessToken: 'bob' });
      unauthorized(late);
      await settle();
      expect(order.error).toMatchObject({ code: 'signedOut', method: 'POST', status: 401 });
    });

    it('works after any failure', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush({}, { status: 401, statusText: 'Unauthorized' });
      await settle();
      expect(items.error.code).toBe('refused');
      app.service.signIn(grant(1));
      const again = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush('ok');
      expect(again.values).toEqual(['ok']);
    });
  });

  describe('signOut', () => {
    it('revokes nothing where nobody is signed in', () => {
      const revoke = jest.fn(() => of(0));
      const app = startApp({ stored: null, refresh: { refresh: () => NEVER, revoke } });
      app.service.signOut();
      expect(revoke).not.toHaveBeenCalled();
    });

    it('stands where the refresh under way fails later', async () => {
      const app = startApp();
      app.service.refresh().catch(() => {});
      const refresh = app.refresh();
      app.service.signOut();
      refresh.flush(null, { status: 404, statusText: 'no' });
      await settle();
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'signedOut' });
      expect(app.types()).not.toContain('refreshFailed');
      expectWarnings('NGTR102');
    });

    it('ends the session here without a redirect', async () => {
      const app = startApp();
      const navigate = jest.spyOn(app.router, 'navigateByUrl');
      app.service.signOut();
      app.service.signOut();
      await settle();
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'signedOut' });
      expect(app.stored()).toBeNull();
      expect(app.events).toEqual([{ type: 'signedOut', reason: 'signedOut' }]);
      expect(navigate).not.toHaveBeenCalled();
    });

    it('wins over a refresh under way, whose answer is dropped', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      const refresh = app.refresh();
      app.service.signOut();
      await settle();
      expect(items.error).toMatchObject({ code: 'signedOut', status: 401, error: { message: 'no' } });
      refresh.flush(grant(2));
      await settle();
      expect(app.stored()).toBeNull();
      expect(app.service.signedIn()).toBe(false);
    });

    it('tells the server, also of tokens that are granted too late', async () => {
      const revoked: (string | undefined)[] = [];
      const revoke = (current: Tokens) => {
        revoked.push(current.refreshToken);
        throw new Error('nobody minds');
      };
      const granted = new Subject<TokenGrant>();
      const app = startApp({ refresh: { refresh: () => granted, revoke } });
      app.service.refresh().catch(() => {});
      app.service.signOut();
      granted.next(grant(2));
      await settle();
      expect(revoked).toEqual(['refresh-1', 'refresh-2']);
    });
  });

  describe('a refused refresh', () => {
    it('fails all who wait, clears the store, and goes to the login page once', async () => {
      const app = startApp();
      await app.router.navigateByUrl('/orders?page=2');
      const navigate = jest.spyOn(app.router, 'navigateByUrl');
      const calls = ['/api/1', '/api/2', '/api/3'].map((url) => app.get(url));
      ['/api/1', '/api/2'].forEach((url) => unauthorized(app.sent(url)));
      const late = app.sent('/api/3');
      const held = app.get('/api/4');
      app.refresh().flush({ error: 'invalid_grant' }, { status: 400, statusText: 'Bad Request' });
      await settle();
      unauthorized(late);
      await settle();
      const cause = { code: 'refused', status: 400, error: 'invalid_grant' };
      for (const { error } of [...calls, held]) {
        expect(error).toBeInstanceOf(TokenRefreshError);
        expect(error).toMatchObject({ code: 'refused', status: 401, method: 'GET', cause });
      }
      expect(calls.map(({ error }) => error.url)).toEqual(['/api/1', '/api/2', '/api/3']);
      expect(calls[0]!.error.error).toEqual({ message: 'no' });
      expect(app.stored()).toBeNull();
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'refused', cause });
      expect(navigate).toHaveBeenCalledTimes(1);
      expect(app.router.url).toBe('/login?returnUrl=%2Forders%3Fpage%3D2');
      expect(app.events.filter(({ type }) => type === 'signedOut')).toEqual([
        { type: 'signedOut', reason: 'refused', returnUrl: '/orders?page=2' },
      ]);
    });

    it('takes a 200 that says statusCode 401 for a refusal', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush({ statusCode: 401 });
      await settle();
      expect(items.error.code).toBe('refused');
    });
  });

  describe('a refresh of which nobody can tell', () => {
    const failures: [string, (app: ReturnType<typeof startApp>) => void, object, code?: string][] = [
      ['offline', (app) => app.refresh().error(new ProgressEvent('error')), { code: 'failed', status: 0 }],
      ['HTML in a 200', (app) => app.refresh().flush('<html>'), { code: 'failed' }, 'NGTR101'],
      ['a 200 without a token', (app) => app.refresh().flush({ ok: true }), { code: 'failed' }, 'NGTR101'],
      ['403 of a gateway', (app) => fail(app, 403, '<html>'), { code: 'failed', status: 403 }],
      ['invalid_client', (app) => fail(app, 400, { error: 'invalid_client' }), { code: 'failed', status: 400 }],
      ['404', (app) => fail(app, 404, null), { code: 'failed', status: 404 }, 'NGTR102'],
    ];

    it.each(failures)('fails who waits, not the session: %s', async (_, answer, told, ...codes) => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      answer(app);
      await settle();
      expect(items.error).toBeInstanceOf(TokenRefreshError);
      expect(items.error).toMatchObject(told);
      expect(items.error.original).toMatchObject({ status: 401, error: { message: 'no' } });
      expect(app.session()).toMatchObject({ status: 'active', failed: { code: 'failed' } });
      expect(app.stored()?.accessToken).toBe('access-1');
      expectWarnings(...(codes as string[]));
    });

    it.each<[string, () => never | Promise<TokenGrant>, code?: string]>([
      [
        'throws',
        () => {
          throw new Error('synchronously');
        },
      ],
      ['rejects', () => Promise.reject(new Error('later'))],
      ['answers nothing', () => undefined as never, 'NGTR108'],
      ['answers nonsense', () => of('nonsense') as never, 'NGTR101'],
      ['completes empty', () => of() as never],
    ])('fails who waits where the refresh function %s', async (_, refresh, ...codes) => {
      const app = startApp({ refresh });
      const items = app.get();
      unauthorized(app.sent());
      await settle();
      expect(items.error).toMatchObject({ code: 'failed', status: 0 });
      expect(app.session().status).toBe('active');
      expectWarnings(...(codes as string[]));
    });

    it('fails who waits where it takes longer than refreshTimeout, and aborts it', async () => {
      const app = startApp({ refreshTimeout: 3_000 });
      const items = app.get();
      unauthorized(app.sent());
      const refresh = app.refresh();
      await jest.advanceTimersByTimeAsync(2_999);
      expect(items.settled()).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(refresh.cancelled).toBe(true);
      expect(items.error).toMatchObject({ code: 'timedOut', status: 0 });
      expect(app.session().status).toBe('active');
    });

    it('sends requests whose token is good by the clock and was not refused to them', async () => {
      const app = startApp();
      const refused = app.get('/api/refused');
      unauthorized(app.sent('/api/refused'));
      const held = app.get('/api/held');
      fail(app, 404, null);
      await settle();
      expect(refused.error.code).toBe('failed');
      const sent = app.sent('/api/held');
      expect(tokenOf(sent)).toBe('Bearer access-1');
      sent.flush(1);
      expect(held.values).toEqual([1]);
      expectWarnings('NGTR102');
    });

    it('is followed by a pause, in which refused requests fail at once', async () => {
      const app = startApp();
      app.get();
      unauthorized(app.sent());
      fail(app, 404, null);
      await settle();
      const second = app.get();
      unauthorized(app.sent());
      await settle();
      expect(second.error).toMatchObject({ code: 'failed', status: 404, original: { status: 401 } });
      await jest.advanceTimersByTimeAsync(2_600);
      const third = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(third.values).toEqual([1]);
      expectWarnings('NGTR102');
    });

    it('is followed by a pause, in which requests with an expired token fail without being sent', async () => {
      const app = startApp({ stored: EXPIRED });
      const first = app.get('/api/1');
      fail(app, 404, null);
      await settle();
      expect(first.error).toMatchObject({ code: 'failed', status: 404, original: undefined });
      const second = app.get('/api/2');
      app.wire.expectNone('/api/2');
      expect(second.error.code).toBe('failed');
      expectWarnings('NGTR102');
    });

    it('pauses longer with each failure in a row, and no longer after a success', async () => {
      const app = startApp({ refreshAhead: 0 });
      const pauses: number[] = [];
      app.service.events.subscribe((event) => event.type === 'refreshFailed' && pauses.push(event.retryInMs!));
      for (let failure = 0; failure < 7; failure++) {
        app.service.refresh().catch(() => {});
        fail(app, 404, null);
        await settle();
      }
      app.service.refresh();
      app.refresh().flush(grant(2));
      await settle();
      app.service.refresh().catch(() => {});
      fail(app, 404, null);
      await settle();
      const nominal = [2, 4, 8, 16, 30, 30, 30, 2];
      pauses.forEach((pause, n) => {
        expect(pause).toBeGreaterThanOrEqual(nominal[n]! * 750);
        expect(pause).toBeLessThanOrEqual(nominal[n]! * 1250);
      });
      expect(pauses).toHaveLength(8);
      expectWarnings('NGTR102');
    });

    it.each(['online', 'pageshow', 'visibilitychange'])('%s ends the pause', async (type) => {
      const app = startApp();
      app.get();
      unauthorized(app.sent());
      fail(app, 404, null);
      await settle();
      (type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type));
      expect(app.session()).toMatchObject({ status: 'active', failed: { until: 0 } });
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
      expectWarnings('NGTR102');
    });
  });

  describe('refreshLimit', () => {
    async function refuseFreshToken(app: ReturnType<typeof startApp>, n: number) {
      const items = app.get();
      unauthorized(app.sent());
      const refreshes = app.wire.match('/api/token/refreshToken');
      refreshes.forEach((refresh) => refresh.flush(grant(n)));
      await settle();
      app.wire.match('/api/items').forEach((replay) => unauthorized(replay));
      return { items, refreshes: refreshes.length };
    }

    it('gives 401s to their callers beyond it, says so once, and heals', async () => {
      const app = startApp({ refreshLimit: { max: 2, perSeconds: 10 } });
      const counts: number[] = [];
      for (let n = 2; n < 8; n++) counts.push((await refuseFreshToken(app, n)).refreshes);
      expect(counts).toEqual([1, 1, 0, 0, 0, 0]);
      const { items } = await refuseFreshToken(app, 9);
      expect(items.error).toBeInstanceOf(HttpErrorResponse);
      expect(items.error).not.toBeInstanceOf(TokenRefreshError);
      expect(app.types().filter((type) => type === 'refreshLimited')).toHaveLength(1);
      expect(app.session().status).toBe('active');
      await jest.advanceTimersByTimeAsync(10_000);
      expect((await refuseFreshToken(app, 10)).refreshes).toBe(1);
      expectWarnings('NGTR106');
    });

    it('does not count tokens that had expired: those that live two seconds are no storm', async () => {
      const app = startApp({ stored: { lifetime: 2 }, refreshLimit: { max: 1, perSeconds: 1_000 }, refreshAhead: 0 });
      for (let n = 2; n < 6; n++) {
        const items = app.get();
        await jest.advanceTimersByTimeAsync(2_000);
        unauthorized(app.sent());
        app.refresh().flush(grant(n, 2));
        await settle();
        app.sent().flush(n);
        expect(items.values).toEqual([n]);
      }
    });
  });

  describe('expiry by the clock', () => {
    it('holds requests before the first 401', async () => {
      const app = startApp({ stored: EXPIRED });
      const items = app.get();
      app.wire.expectNone('/api/items');
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
      expect(app.events[0]).toEqual({ type: 'held', method: 'GET', url: '/api/items' });
    });

    it('renews in the background, while requests go on', async () => {
      const app = startApp({ stored: { lifetime: 600, issuedAt: Date.now() - 580_000 } });
      const refresh = app.refresh();
      const items = app.get();
      const request = app.sent();
      expect(tokenOf(request)).toBe('Bearer access-1');
      request.flush(1);
      expect(items.values).toEqual([1]);
      refresh.flush(grant(2));
      await settle();
      app.get();
      const next = app.sent();
      expect(tokenOf(next)).toBe('Bearer access-2');
      next.flush(1);
    });

    it('holds requests when the token is refused during a renewal in the background', async () => {
      const app = startApp({ stored: { issuedAt: Date.now() - 580_000 } });
      const refused = app.get('/api/refused');
      unauthorized(app.sent('/api/refused'));
      expect(app.session()).toMatchObject({ status: 'refreshing', usable: false });
      const held = app.get('/api/held');
      app.wire.expectNone('/api/held');
      app.refresh().flush(grant(2));
      await settle();
      ['/api/refused', '/api/held'].forEach((url) => app.sent(url).flush(1));
      expect([refused.completed, held.completed]).toEqual([true, true]);
    });
  });

  describe('maxWait', () => {
    it('ends the wait, not the refresh', async () => {
      const app = startApp({ maxWait: 1_000 });
      const items = app.get();
      unauthorized(app.sent());
      const refresh = app.refresh();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(items.error).toMatchObject({ code: 'timedOut', status: 0, original: { status: 401 } });
      expect(refresh.cancelled).toBe(false);
      refresh.flush(grant(2));
      await settle();
      expect(app.service.accessToken()).toBe('access-2');
    });

    it('is the longest wait for the store and for the refresh after it together', async () => {
      jest.advanceTimersByTime(300);
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens(EXPIRED)), 600));
      const app = startApp({ stored: null, maxWait: 1_000, storage: { ...noStorage(), get: () => later } });
      const items = app.get();
      await jest.advanceTimersByTimeAsync(999);
      expect(items.settled()).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(items.error.code).toBe('timedOut');
      app.refresh();
    });
  });

  describe('refresh', () => {
    it('renews now', async () => {
      const app = startApp();
      const asked = app.service.refresh();
      app.refresh().flush(grant(2));
      await expect(asked).resolves.toBeUndefined();
      expect(app.events[0]).toEqual({ type: 'refreshStarted', cause: 'asked' });
      expect(app.events[1]).toMatchObject({ type: 'refreshed', by: 'network', durationMs: expect.any(Number) });
    });

    it('tells what it was begun for, and how long it took', async () => {
      jest.advanceTimersByTime(300);
      const app = startApp();
      app.get();
      unauthorized(app.sent());
      await jest.advanceTimersByTimeAsync(250);
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(app.events.filter(({ type }) => type.startsWith('refresh'))).toEqual([
        { type: 'refreshStarted', cause: 'refused' },
        { type: 'refreshed', by: 'network', durationMs: 250 },
      ]);
    });

    it('joins one that is under way', async () => {
      const app = startApp();
      const asked = [app.service.refresh(), app.service.refresh()];
      app.refresh().flush(grant(2));
      await Promise.all(asked);
    });

    it('does not hold requests whose token is good', () => {
      const app = startApp();
      app.service.refresh();
      app.get();
      app.sent().flush(1);
      app.refresh();
    });

    it('does not mind a pause', async () => {
      const app = startApp();
      const failing = app.service.refresh();
      fail(app, 404, null);
      await expect(failing).rejects.toMatchObject({ code: 'failed', status: 404 });
      const asked = app.service.refresh();
      app.refresh().flush(grant(2));
      await asked;
      expectWarnings('NGTR102');
    });

    it('rejects where it is refused, where the session ends meanwhile, and where nobody is signed in', async () => {
      const app = startApp();
      const refused = app.service.refresh();
      fail(app, 401, null);
      await expect(refused).rejects.toMatchObject({ code: 'refused', status: 401 });
      await expect(app.service.refresh()).rejects.toMatchObject({ code: 'refused' });
      app.service.signIn(grant(1));
      const ended = app.service.refresh();
      app.service.signOut();
      await expect(ended).rejects.toMatchObject({ code: 'signedOut', status: 401 });
      expect(app.refresh().cancelled).toBe(false);
    });

    it('rejects when it takes longer than maxWait', async () => {
      const app = startApp({ maxWait: 1_000 });
      const asked = expect(app.service.refresh()).rejects.toMatchObject({ code: 'timedOut' });
      await jest.advanceTimersByTimeAsync(1_000);
      await asked;
      app.refresh();
    });

    it('waits for the session to be restored', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens()), 600));
      const app = startApp({ stored: null, storage: { ...noStorage(), get: () => later } });
      const asked = app.service.refresh();
      await jest.advanceTimersByTimeAsync(600);
      app.refresh().flush(grant(2));
      await asked;
    });
  });

  describe('validToken', () => {
    it('is the token that is good now', async () => {
      const app = startApp();
      await expect(app.service.validToken()).resolves.toBe('access-1');
    });

    it('waits for a refresh of an expired one', async () => {
      const app = startApp({ stored: EXPIRED });
      const token = app.service.validToken();
      app.refresh().flush(grant(2));
      await expect(token).resolves.toBe('access-2');
    });

    it('rejects where nobody is signed in', async () => {
      const app = startApp({ stored: null });
      await expect(app.service.validToken()).rejects.toMatchObject({ code: 'signedOut', status: 401, method: '' });
    });

    it('rejects where there is no good one', async () => {
      const app = startApp({ stored: EXPIRED });
      const token = app.service.validToken();
      fail(app, 404, null);
      await expect(token).rejects.toMatchObject({ code: 'failed', status: 404 });
      expectWarnings('NGTR102');
    });
  });

  describe('a listener that calls back', () => {
    it('may sign somebody else in when a session ends; the old requests fail all the same', async () => {
      const app = startApp();
      app.service.events.subscribe(({ type }) => type === 'signedOut' && app.service.signIn({ accessToken: 'bob' }));
      const items = app.get();
      unauthorized(app.sent());
      fail(app, 401, null);
      await settle();
      expect(items.error.code).toBe('refused');
      expect(app.service.accessToken()).toBe('bob');
      expect(app.stored()?.accessToken).toBe('bob');
    });

    it('may sign out while held requests leave: those that have not left fail by their own names', async () => {
      const header = ({ accessToken }: Tokens): Record<string, string> => {
        app.service.signOut();
        return { Authorization: `Bearer ${accessToken}` };
      };
      const app = startApp({ stored: EXPIRED, header });
      const [, second] = [app.get('/api/1'), app.get('/api/2')];
      app.refresh().flush(grant(2));
      await settle();
      expect(second!.error).toMatchObject({ code: 'signedOut', method: 'GET', url: '/api/2' });
      app.sent('/api/1').flush(1);
    });

    it('may sign somebody else in when a request is about to be replayed: it fails with its own 401', async () => {
      const app = startApp();
      app.service.events.subscribe(({ type }) => type === 'replayed' && app.service.signIn({ accessToken: 'bob' }));
      const items = app.get();
      unauthorized(app.sent(), { 'X-Why': 'expired' });
      app.refresh().flush(grant(2));
      await settle();
      expect(items.error).toMatchObject({ code: 'signedOut', status: 401, error: { message: 'no' } });
      expect(items.error.headers.get('X-Why')).toBe('expired');
      expect(items.error.original.error).toEqual({ message: 'no' });
    });

    it('may sign out when a refresh begins: it is not sent', async () => {
      const app = startApp();
      app.service.events.subscribe(({ type }) => type === 'refreshStarted' && app.service.signOut());
      const items = app.get();
      unauthorized(app.sent());
      await settle();
      expect(items.error.code).toBe('signedOut');
    });

    it('may sign out when a token is asked for that is due for renewal: it is not handed out', async () => {
      const app = startApp({ stored: { lifetime: 1 } });
      app.service.events.subscribe(({ type }) => type === 'refreshStarted' && app.service.signOut());
      jest.setSystemTime(Date.now() + 900);
      await expect(app.service.validToken()).rejects.toMatchObject({ code: 'signedOut' });
    });

    it('may sign somebody else in on the way to the login page: no end is told of his session', async () => {
      const app = startApp();
      const going = jest.spyOn(app.router, 'navigateByUrl').mockImplementation(async () => {
        app.service.signIn({ accessToken: 'bob' });
        return true;
      });
      app.service.refresh().catch(() => {});
      fail(app, 401, null);
      await settle();
      going.mockRestore();
      expect(app.service.accessToken()).toBe('bob');
      expect(app.types()).toEqual(['refreshStarted', 'signedIn']);
    });

    it('may sign out when a request that is due for renewal passes: it is not sent as nobody', async () => {
      const app = startApp({ stored: { lifetime: 1 } });
      app.service.events.subscribe(({ type }) => type === 'refreshStarted' && app.service.signOut());
      jest.setSystemTime(Date.now() + 900);
      const items = app.get();
      await settle();
      expect(items.error.code).toBe('signedOut');
    });
  });

  describe('restoring', () => {
    it.each(['{', '"text"', '7', '[]', '{"accessToken":"x"}', '{"sessionId":"a","generation":"x","issuedAt":1}'])(
      'takes rubbish in the store for nobody: %s',
      (rubbish) => {
        localStorage.setItem('ngx-token-refresh', rubbish);
        const app = startApp({ stored: null });
        expect(app.session()).toEqual({ status: 'signedOut', reason: 'none' });
      },
    );

    it('takes a store that throws for an empty one, and signs in nevertheless', () => {
      const broken = () => {
        throw new Error('private mode');
      };
      const app = startApp({ stored: null, storage: { get: broken, set: broken, remove: broken } });
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'none' });
      app.service.signIn(grant(1));
      expect(app.service.signedIn()).toBe(true);
      app.service.signOut();
      expectWarnings('NGTR104');
    });

    it('holds requests until a slow store has answered', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens()), 500));
      const app = startApp({ stored: null, storage: { ...noStorage(), get: () => later } });
      const items = app.get();
      expect(app.session()).toEqual({ status: 'restoring' });
      app.wire.expectNone('/api/items');
      await jest.advanceTimersByTimeAsync(500);
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
    });

    it('ends after refreshTimeout where the store never answers; a later answer loses', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens()), 5_000));
      const app = startApp({ stored: null, refreshTimeout: 1_000, storage: { ...noStorage(), get: () => later } });
      const items = app.get();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'none' });
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
      await jest.advanceTimersByTimeAsync(5_000);
      expect(app.service.signedIn()).toBe(false);
    });

    it('loses to a sign-in and to a sign-out', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens()), 500));
      const app = startApp({ stored: null, storage: { ...noStorage(), get: () => later } });
      app.service.signIn({ accessToken: 'bob' });
      await jest.advanceTimersByTimeAsync(500);
      expect(app.service.accessToken()).toBe('bob');
    });
  });

  it('does nothing on a server: nobody is restored, signed in or signed out there', async () => {
    const revoke = jest.fn(() => of(0));
    const server = { provide: PLATFORM_ID, useValue: 'server' };
    const app = startApp({ providers: [provideTokenRefresh({ refresh: { refresh: () => NEVER, revoke } }), server] });
    expect(app.session()).toEqual({ status: 'restoring' });
    app.service.signIn(grant(7));
    app.service.signOut();
    expect(app.session()).toEqual({ status: 'restoring' });
    expect(app.stored()).toMatchObject({ accessToken: 'access-1' });
    expect(app.events).toEqual([]);
    await expect(app.service.validToken()).rejects.toMatchObject({ code: 'signedOut' });
  });

  it('keeps the old refresh token where the answer has none', async () => {
    const app = startApp();
    app.service.refresh();
    app.refresh().flush({ accessToken: 'access-2' });
    await settle();
    expect(app.session().tokens).toMatchObject({ refreshToken: 'refresh-1', generation: 2 });
  });

  it('settles everybody where the app is destroyed during a refresh, and keeps what it brings for the next app', async () => {
    const app = startApp();
    const items = app.get();
    unauthorized(app.sent());
    const refresh = app.refresh();
    const key = 'ngx-token-refresh';
    TestBed.resetTestingModule();
    refresh.flush(grant(2));
    await settle();
    expect(JSON.parse(localStorage.getItem(key)!).refreshToken).toBe('refresh-2');
    expect(items.settled() || app.wire.match(() => true).length === 1).toBe(true);
  });

  it('lets a refresh function use the app’s own HttpClient: it does not wait for itself', async () => {
    const app = startApp({
      refresh: (current) => TestBed.inject(HttpClient).post<TokenGrant>('/api/own', { token: current.refreshToken }),
    });
    const items = app.get();
    unauthorized(app.sent());
    const own = app.sent('/api/own');
    expect(tokenOf(own)).toBeNull();
    own.flush(grant(2));
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
  });

  it('tells no token in errors and events', async () => {
    const app = startApp({ refresh: () => NEVER, refreshTimeout: 10, maxWait: 10 });
    const items = app.get('/api/items?token=secret-1');
    unauthorized(app.sent('/api/items?token=secret-1'));
    await jest.advanceTimersByTimeAsync(10);
    expect(items.error.message).toBe(
      'GET /api/items: the access token was not renewed in time. The session goes on; try again.',
    );
    expect(JSON.stringify(app.events)).not.toMatch(/access-|refresh-1|secret/);
    expect(JSON.stringify(items.error.cause ?? {})).not.toMatch(/access-|refresh-1|secret/);
  });
});

function tokens(n: number) {
  return { accessToken: `access-${n}`, refreshToken: `refresh-${n}`, lifetime: 600, generation: 1 };
}

function fail(app: ReturnType<typeof startApp>, status: number, body: object | string | null): void {
  app.refresh().flush(body, { status, statusText: 'no' });
}

function noStorage(): TokenStorage {
  return { get: () => null, set: () => {}, remove: () => {} };
}
