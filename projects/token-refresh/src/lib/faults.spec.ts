import {
  HttpClient,
  HttpErrorResponse,
  HttpEventType,
  HttpHeaderResponse,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
  type HttpEvent,
  type HttpInterceptorFn,
} from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ErrorHandler, inject, Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { catchError, EMPTY, NEVER, Observable, of, Subject, take, takeUntil, throwError, firstValueFrom } from 'rxjs';
import { runInNewContext } from 'node:vm';

import {
  cookieRefresh,
  provideTokenService,
  TokenRefreshError,
  tokenRefreshInterceptor,
  type TokenGrant,
  type Tokens,
  type TokenStorage,
} from '../public-api';
import {
  call,
  grant,
  Page,
  runningApp,
  settle,
  someTokens,
  startApp,
  stopApp,
  tokenOf,
  unauthorized,
} from '../test/start-app';
import { expectWarnings } from '../test/warnings';
import { safeReturnUrl } from './return-url';
import { throughTheGate } from './through-the-gate';
import { withReplay } from './with-replay';

const expired = () => ({ issuedAt: Date.now() - 700_000 });
@Injectable({ providedIn: 'root' })
class AuthApi {
  private readonly http = inject(HttpClient);
  refresh(refreshToken?: string) {
    return this.http.post<TokenGrant>('/api/own', { refreshToken });
  }
}
const noStorage = (): TokenStorage => ({ get: () => null, set: () => {}, remove: () => {} });

const rejections: unknown[] = [];
const onRejection = (reason: unknown) => void rejections.push(reason);

describe('a fault', () => {
  beforeAll(() => void process.on('unhandledRejection', onRejection));
  afterAll(() => void process.off('unhandledRejection', onRejection));
  beforeEach(() => {
    rejections.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    TestBed.resetTestingModule();
    localStorage.clear();
    sessionStorage.clear();
    jest.useRealTimers();
  });
  const realTimeout = setTimeout;
  const macro = () => new Promise<void>((resolve) => void realTimeout(resolve, 20));

  describe('stale pass: session changes between outcome and send', () => {
    it('a listener of `replayed` signs out: the replay is not sent', async () => {
      const app = startApp();
      app.service.events.subscribe(({ type }) => type === 'replayed' && app.service.signOut());
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      app.wire.expectNone('/api/items');
      expect(items.error?.code).toBe('signedOut');
    });

    it('the first of two waiters signs somebody else in on Sent: the second is not sent for the last one', async () => {
      const app = startApp({ stored: expired() });
      app.http.request('POST', '/api/1', { observe: 'events', body: {} }).subscribe((event) => {
        if (event.type === HttpEventType.Sent) app.service.signIn({ accessToken: 'bob' });
      });
      const second = call(app.http.post('/api/2', {}));
      app.refresh().flush(grant(2));
      await settle();
      app.sent('/api/1');
      app.wire.expectNone('/api/2');
      expect(second.error?.code).toBe('signedOut');
    });

    it('refresh().then(signOut): a held request is not sent after the sign-out', async () => {
      const order: string[] = [];
      const log: HttpInterceptorFn = (request, next) => (
        order.push(`sent ${request.headers.get('Authorization')}`),
        next(request)
      );
      const app = startApp({
        stored: expired(),
        providers: [provideHttpClient(withInterceptors([tokenRefreshInterceptor, log])), provideTokenService({})],
      });
      // joined first, so its continuation runs before the waiters are sent
      app.service.refresh().then(() => {
        order.push('signOut');
        app.service.signOut();
      });
      const items = call(app.http.post('/api/items', {}));
      app.refresh().flush(grant(2));
      await settle();
      expect(order).toEqual(['signOut']);
      expect(items.error?.code).toBe('signedOut');
    });

    it('held while restoring, restored as A, a listener of refreshStarted signs B in: not sent as B', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens(expired())), 500));
      const app = startApp({ stored: null, storage: { ...noStorage(), get: () => later } });
      app.service.events.subscribe(
        ({ type }) => type === 'refreshStarted' && app.service.signIn({ accessToken: 'bob' }),
      );
      const order = call(app.http.post('/api/orders', {}));
      await jest.advanceTimersByTimeAsync(500);
      await settle();
      expect(app.wire.match('/api/orders').map(tokenOf)).toEqual([]);
      expect(order.error?.code).toBe('signedOut');
    });

    it('held while restoring, then signOut and signIn of B: not sent as B', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens()), 500));
      const app = startApp({ stored: null, storage: { ...noStorage(), get: () => later } });
      const order = call(app.http.post('/api/orders', {}));
      app.service.signOut();
      app.service.signIn({ accessToken: 'bob' });
      await settle();
      expect(app.wire.match('/api/orders').map(tokenOf)).toEqual([]);
      expect(order.error?.code).toBe('signedOut');
    });
  });

  describe('probe without a flight', () => {
    it('a listener of refreshStarted signs out: the probe does not sign in again', async () => {
      const app = startApp({ stored: null, refresh: cookieRefresh('/api/token/refreshToken') });
      app.refresh().error(new ProgressEvent('error'));
      await settle();
      expect(app.session()).toMatchObject({ status: 'signedOut', reason: 'unknown' });
      app.service.events.subscribe(({ type }) => type === 'refreshStarted' && app.service.signOut());
      window.dispatchEvent(new Event('online'));
      app.wire.match('/api/token/refreshToken').forEach((request) => request.flush({}));
      await settle();
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'signedOut' });
    });

    it('signs bob in: the probe does not replace him', async () => {
      const app = startApp({ stored: null, refresh: cookieRefresh('/api/token/refreshToken') });
      app.refresh().error(new ProgressEvent('error'));
      await settle();
      app.service.events.subscribe(
        ({ type }) => type === 'refreshStarted' && app.service.signIn({ accessToken: 'bob' }),
      );
      window.dispatchEvent(new Event('online'));
      app.wire.match('/api/token/refreshToken').forEach((request) => request.flush({ accessToken: 'alice' }));
      await settle();
      expect(app.service.accessToken()).toBe('bob');
    });

    it('and where that probe fails nothing is rejected unheard', async () => {
      const app = startApp({ stored: null, refresh: cookieRefresh('/api/token/refreshToken') });
      app.refresh().error(new ProgressEvent('error'));
      await settle();
      app.service.events.subscribe(
        ({ type }) => type === 'refreshStarted' && app.service.signIn({ accessToken: 'bob' }),
      );
      window.dispatchEvent(new Event('online'));
      app.wire.match('/api/token/refreshToken').forEach((request) => request.error(new ProgressEvent('error')));
      await settle();
      await macro();
      expect(rejections).toEqual([]);
    });
  });

  describe('a fault while landing hangs everybody', () => {
    it('refused after the app is destroyed: waiters settle, nothing is rejected unheard', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      const refresh = app.refresh();
      TestBed.resetTestingModule();
      refresh.flush(null, { status: 401, statusText: 'no' });
      await settle();
      await macro();
      expect({ rejections: rejections.map(String), settled: items.settled() }).toEqual({
        rejections: [],
        settled: true,
      });
    });

    it('a router that throws (or is a mock) when the session ends: waiters settle', async () => {
      const app = startApp();
      jest.spyOn(app.router, 'navigateByUrl').mockReturnValue(undefined as never);
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(null, { status: 401, statusText: 'no' });
      await settle();
      await macro();
      expect({ rejections: rejections.map(String), settled: items.settled(), types: app.types().at(-1) }).toEqual({
        rejections: [],
        settled: true,
        types: 'signedOut',
      });
    });

    it('loginUrl that cannot be decoded: waiters settle', async () => {
      const app = startApp({ loginUrl: '/login%' });
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(null, { status: 401, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(60_000);
      await macro();
      expect({ rejections: rejections.map(String), code: items.error?.code }).toEqual({
        rejections: [],
        code: 'refused',
      });
      expectWarnings('NG04018');
    });

    it('isSessionOver throws and so does the ErrorHandler: waiters settle, the app recovers', async () => {
      const rethrow = {
        handleError: (error: unknown) => {
          throw error;
        },
      };
      const app = startApp({
        isSessionOver: () => {
          throw new Error('app');
        },
        providers: undefined,
      });
      jest.spyOn(TestBed.inject(ErrorHandler), 'handleError').mockImplementation(rethrow.handleError);
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(null, { status: 418, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(60_000);
      await macro();
      expect({ rejections: rejections.map(String), code: items.error?.code, status: app.session().status }).toEqual({
        rejections: [],
        code: 'failed',
        status: 'active',
      });
    });
  });

  describe('a console that throws, as those of tests that forbid warnings', () => {
    beforeEach(() => {
      jest.spyOn(console, 'warn').mockImplementation(() => {
        throw new Error('no warnings');
      });
    });
    afterEach(() => jest.restoreAllMocks());

    it('leaves no request waiting', async () => {
      const app = startApp({ stored: { issuedAt: 0, lifetime: 60 } });
      const items = app.get();
      app.refresh().flush(null, { status: 404, statusText: 'no' });
      await settle();
      expect(items.error?.code).toBe('failed');
    });

    it('costs no tokens where the store is full', async () => {
      const full = () => {
        throw new Error('full');
      };
      const expired = someTokens({ issuedAt: 0, lifetime: 60 });
      const app = startApp({ storage: { get: () => expired, set: full, remove: () => {} } });
      app.get();
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(app.service.accessToken()).toBe('access-2');
    });
  });

  describe('instanceof Promise', () => {
    it('a store whose get() returns a thenable', async () => {
      const thenable = { then: (ok: any) => Promise.resolve(someTokens()).then(ok) };
      void thenable;
      // a thenable whose then() gives back another thenable of its own kind, as every promise library does
      class Lazy<T> {
        constructor(private readonly p: Promise<T>) {}
        then(a: any, b: any) {
          return new Lazy(this.p.then(a, b));
        }
        catch(b: any) {
          return new Lazy(this.p.catch(b));
        }
      }
      const app = startApp({
        stored: null,
        storage: { ...noStorage(), get: () => new Lazy(Promise.resolve(null)) as never },
      });
      await settle();
      expect(app.session()).toEqual({ status: 'signedOut', reason: 'none' });
    });

    it('a store whose get() returns a promise of another realm', async () => {
      const Foreign = runInNewContext('Promise') as PromiseConstructor;
      const app = startApp({ stored: null, storage: { ...noStorage(), get: () => Foreign.resolve(someTokens()) } });
      await settle();
      expect(app.service.accessToken()).toBe('access-1');
    });

    it('an async function whose promise is not globalThis.Promise (zone.js with native async functions): held, not sent', async () => {
      const native = globalThis.Promise;
      const sent: unknown[] = [];
      try {
        // What zone.js does: a global Promise of its own, which async functions do not use.
        class ZoneAwarePromise<T> extends native<T> {}
        globalThis.Promise = ZoneAwarePromise as never;
        throughTheGate(
          async () => 'token',
          (pass) => (sent.push(pass), of(pass)),
        ).subscribe();
      } finally {
        globalThis.Promise = native;
      }
      await settle();
      expect(sent).toEqual(['token']);
    });

    it('the same at the gate: a held request does not leave without a token', () => {
      const app = startApp({ stored: expired() });
      const native = globalThis.Promise;
      try {
        class ZoneAwarePromise<T> extends native<T> {}
        globalThis.Promise = ZoneAwarePromise as never;
        app.get();
      } finally {
        globalThis.Promise = native;
      }
      app.wire.expectNone('/api/items');
    });

    it('writes of a store whose set() returns a thenable without catch keep their order', async () => {
      const log: string[] = [];
      const storage: TokenStorage = {
        get: () => null,
        set: () =>
          ({
            then: (ok: () => void) =>
              void setTimeout(() => {
                log.push('set');
                ok();
              }, 100),
          }) as never,
        remove: () => void log.push('remove'),
      };
      const app = startApp({ stored: null, storage });
      app.service.signIn(grant(1));
      app.service.signOut();
      await jest.advanceTimersByTimeAsync(200);
      expect(log).toEqual(['set', 'remove']);
    });
  });

  describe('event stream', () => {
    it('a caller who leaves on hearing that it was sent begins no refresh by the refusal that follows at once', () => {
      const refused = new HttpErrorResponse({ status: 401 });
      const attempt = new Observable<HttpEvent<unknown>>((backend) => {
        backend.next({ type: HttpEventType.Sent });
        backend.error(refused);
      });
      const replay = jest.fn(() => EMPTY);
      withReplay(attempt, (answer): answer is HttpErrorResponse => answer === refused, replay)
        .pipe(take(1))
        .subscribe();
      expect(replay).not.toHaveBeenCalled();
    });

    const twoPart = (options: any, ...after: HttpInterceptorFn[]) =>
      startApp({
        providers: [
          provideHttpClient(withInterceptors([tokenRefreshInterceptor, ...after])),
          provideTokenService(options),
        ],
      });

    it('an inner interceptor that cures an error: the answer is not lost where progress is reported', () => {
      const cure: HttpInterceptorFn = (request, next) =>
        next(request).pipe(catchError(() => of(new HttpResponse({ status: 200, body: 'offline copy' }))));
      const app = twoPart({}, cure);
      const items = call(app.http.get('/api/items', { reportProgress: true, observe: 'events' }));
      const request = app.sent();
      request.event(new HttpHeaderResponse({ status: 503, url: '/api/items' }));
      request.flush('no', { status: 503, statusText: 'no' });
      expect(items.values.filter((event) => event instanceof HttpResponse)).toHaveLength(1);
    });

    it('a backend whose headers say status 0 (file:, WebViews: XHR then makes it 200): the answer is not lost', () => {
      const app = startApp();
      const items = call(app.http.get('/api/items', { reportProgress: true, observe: 'events' }));
      const request = app.sent();
      request.event(new HttpHeaderResponse({ status: 0, url: '/api/items' }));
      request.flush('body');
      expect(items.values.filter((event) => event instanceof HttpResponse)).toHaveLength(1);
    });

    it('what was kept back is told before the answer, once', () => {
      const app = startApp();
      const items = call(app.http.get('/api/items', { reportProgress: true, observe: 'events' }));
      const request = app.sent();
      request.event(new HttpHeaderResponse({ status: 0, url: '/api/items' }));
      request.flush('body');
      const { Sent, ResponseHeader, Response } = HttpEventType;
      expect(items.values.map(({ type }) => type)).toEqual([Sent, ResponseHeader, Response]);
    });

    it('what was kept back is told where no answer follows it', () => {
      const header = new HttpHeaderResponse({ status: 503, url: '/api/items' });
      const app = twoPart({}, () => of(header));
      const items = call(app.http.get('/api/items', { reportProgress: true, observe: 'events' }));
      expect(items.values).toEqual([header]);
      expect(items.completed).toBe(true);
    });

    it('a replay whose caller has left while it was held is not told of', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      items.cancel();
      app.refresh().flush(grant(2));
      await settle();
      expect(app.types()).toEqual(['refreshStarted', 'held', 'refreshed']);
    });

    it('a replay that fails with something that is no object: the caller gets that', async () => {
      let times = 0;
      const odd: HttpInterceptorFn = (request, next) => (++times === 2 ? throwError(() => 'text') : next(request));
      const app = twoPart({}, odd);
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      expect(items.error).toBe('text');
    });

    it('an isUnauthorized that answers once so and once otherwise: the failure is an HttpErrorResponse, or the answer', async () => {
      let asked = 0;
      const app = startApp({ isUnauthorized: () => ++asked === 1 });
      const items = app.get();
      app.sent().flush({ code: 'LOGIN' });
      await settle();
      app.wire.match('/api/token/refreshToken').forEach((request) => request.flush(grant(2)));
      await settle();
      app.wire.match('/api/items').forEach((request) => request.flush('x'));
      expect(items.error === undefined || items.error instanceof HttpErrorResponse).toBe(true);
    });

    it('a backend that fails all requests with one and the same object: the second 401 of its kind is refreshed too', async () => {
      const one = new HttpErrorResponse({ status: 401, url: '/x' });
      let good = false;
      const inner: HttpInterceptorFn = () => (good ? of(new HttpResponse({ body: 1 })) : throwError(() => one));
      const app = twoPart({}, inner);
      const first = app.get('/api/1');
      app.refresh().flush(grant(2));
      await settle();
      expect(first.error).toBe(one);
      const second = app.get('/api/2');
      const refreshes = app.wire.match('/api/token/refreshToken');
      good = true;
      refreshes.forEach((request) => request.flush(grant(3)));
      await settle();
      expect(second.values).toEqual([1]);
    });

    it('a request whose caller leaves while it passes the gate is not sent', () => {
      const app = startApp({ stored: { lifetime: 600, issuedAt: Date.now() } });
      jest.setSystemTime(Date.now() + 590_000);
      const stop = new Subject<void>();
      app.service.events.subscribe(({ type }) => type === 'refreshStarted' && stop.next());
      app.http.post('/api/items', {}).pipe(takeUntil(stop)).subscribe();
      expect(app.wire.match('/api/items')).toHaveLength(0);
    });

    it('a replay whose caller leaves on `replayed` is not sent', async () => {
      const app = startApp();
      const stop = new Subject<void>();
      app.service.events.subscribe(({ type }) => type === 'replayed' && stop.next());
      app.http.post('/api/items', {}).pipe(takeUntil(stop)).subscribe();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      expect(app.wire.match('/api/items')).toHaveLength(0);
    });

    it('without progress asked for, header events of a refused attempt are not shown either', async () => {
      const app = startApp();
      const items = call(app.http.get('/api/items', { observe: 'events' }));
      const request = app.sent();
      request.event(new HttpHeaderResponse({ status: 401, url: '/api/items' }));
      unauthorized(request);
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(items.values.map(({ type }) => type)).toEqual([HttpEventType.Sent, HttpEventType.Response]);
    });
  });

  describe('revoke', () => {
    it('a late answer of a cookie session revokes nothing once somebody else has signed in: the cookie is theirs', async () => {
      const granted = new Subject<TokenGrant>();
      const revoked: Tokens[] = [];
      const app = startApp({
        refresh: { refresh: () => granted, revoke: (tokens) => (revoked.push(tokens), of(0)), credentials: true },
      });
      app.service.refresh().catch(() => {});
      app.service.signIn({});
      granted.next({});
      await settle();
      expect(revoked).toEqual([]);
    });

    it('a late answer of a session is revoked where somebody else has signed in meanwhile', async () => {
      const granted = new Subject<TokenGrant>();
      const revoked: (string | undefined)[] = [];
      const revoke = (tokens: Tokens) => (revoked.push(tokens.refreshToken), of(0));
      const app = startApp({ refresh: { refresh: () => granted, revoke } });
      app.service.refresh().catch(() => {});
      app.service.signIn({ accessToken: 'bob', refreshToken: 'bobs' });
      granted.next(grant(2));
      await settle();
      expect(revoked).toEqual(['refresh-2']);
    });

    it('a refresh function that signs in with the grant it brings: the new tokens are not revoked', async () => {
      const revoked: (string | undefined)[] = [];
      const app = startApp({
        refresh: {
          refresh: async () => {
            await null;
            app.service.signIn(grant(2));
            return grant(2);
          },
          revoke: (tokens) => (revoked.push(tokens.refreshToken), of(0)),
        },
      });
      app.service.refresh().catch(() => {});
      await settle();
      expect(app.service.accessToken()).toBe('access-2');
      expect(revoked).toEqual([]);
    });
  });

  describe('errors', () => {
    it('a 401 of the refresh that the app says is no end: `failed` does not look like a 401', async () => {
      const app = startApp({ isSessionOver: () => false });
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(null, { status: 401, statusText: 'no' });
      await settle();
      expect(items.error.code).toBe('failed');
      expect(items.error.status).not.toBe(401);
    });

    it('refresh() while restoring takes longer than maxWait: timedOut, not signedOut 401', async () => {
      const later = new Promise<Tokens>((resolve) => setTimeout(() => resolve(someTokens()), 5_000));
      const app = startApp({ stored: null, maxWait: 1_000, storage: { ...noStorage(), get: () => later } });
      const failed = app.service.refresh().catch((error) => error);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(await failed).toMatchObject({ code: 'timedOut', status: 0 });
    });

    it('refresh() and validToken() where a probe fails offline do not say 401', async () => {
      const app = startApp({ stored: null, refresh: cookieRefresh('/api/token/refreshToken') });
      app.refresh().error(new ProgressEvent('error'));
      await settle();
      const asked = app.service.refresh().catch((error) => error);
      app.refresh().error(new ProgressEvent('error'));
      expect(await asked).toMatchObject({ code: 'failed', status: 0 });
    });
  });

  describe('refresh function on the app’s HttpClient', () => {
    it('at the start of the app with expired tokens', async () => {
      const app = startApp({
        stored: expired(),
        refresh: (current) => inject(AuthApi).refresh(current.refreshToken),
      });
      const items = app.get();
      await settle();
      app.wire.match('/api/own').forEach((request) => request.flush(grant(2)));
      await settle();
      app.wire.match('/api/items').forEach((request) => request.flush(1));
      expect(items.error).toBeUndefined();
      expect(items.values).toEqual([1]);
    });

    it('its cause', async () => {
      let fault: unknown;
      startApp({
        stored: expired(),
        refresh: async (current) => {
          try {
            return await firstValueFrom(inject(AuthApi).refresh(current.refreshToken));
          } catch (error) {
            throw (fault = error);
          }
        },
      });
      await settle();
      expect(String(fault)).toBe('undefined');
    });

    it('after a fault the gate opens again', async () => {
      const app = startApp({
        isSessionOver: () => {
          throw new Error('app');
        },
      });
      jest.spyOn(TestBed.inject(ErrorHandler), 'handleError').mockImplementation((error) => {
        throw error;
      });
      app.get();
      unauthorized(app.sent());
      app.refresh().flush(null, { status: 418, statusText: 'no' });
      await jest.advanceTimersByTimeAsync(3_600_000);
      const later = app.get('/api/later');
      await jest.advanceTimersByTimeAsync(60_000);
      expect({ held: app.wire.match(() => true).length, error: later.error?.code }).not.toEqual({
        held: 0,
        error: 'timedOut',
      });
    });
  });

  describe('storage that calls back', () => {
    it('set() signs out during a refresh: the session stays ended', async () => {
      let sets = 0;
      const app = startApp({
        stored: null,
        storage: {
          ...noStorage(),
          get: () => someTokens(),
          set: () => {
            sets++;
            app.service.signOut();
          },
        },
      });
      app.service.refresh().catch(() => {});
      app.refresh().flush(grant(2));
      await settle();
      expect(sets).toBe(1);
      expect(app.service.signedIn()).toBe(false);
    });

    it('a set() that never answers does not keep the tokens of somebody who signed out in the store', async () => {
      const removed = jest.fn();
      const app = startApp({
        stored: null,
        storage: { get: () => null, set: () => new Promise<void>(() => {}), remove: removed },
      });
      app.service.signIn(grant(1));
      app.service.signOut();
      await jest.advanceTimersByTimeAsync(60_000);
      expect(removed).toHaveBeenCalled();
    });
  });

  describe('clocks', () => {
    it('tokens that live a millisecond are not renewed in a loop', async () => {
      const app = startApp({ stored: expired() });
      let refreshes = 0;
      for (let ms = 0; ms < 1_000; ms++) {
        app.wire.match('/api/token/refreshToken').forEach((request) => (refreshes++, request.flush(grant(2, 0.001))));
        await jest.advanceTimersByTimeAsync(1);
      }
      expect(refreshes).toBeLessThan(20);
    });

    it('ending a pause does not forget how many failed in a row', async () => {
      const app = startApp();
      const pauses: number[] = [];
      app.service.events.subscribe((event) => event.type === 'refreshFailed' && pauses.push(event.retryInMs!));
      for (let n = 0; n < 5; n++) {
        app.service.refresh().catch(() => {});
        app.refresh().flush(null, { status: 404, statusText: 'no' });
        await settle();
        window.dispatchEvent(new Event('online'));
      }
      expect(pauses.at(-1)).toBeGreaterThan(4_000);
      expectWarnings('NGTR102');
    });

    it('hidden while the timer fires early: renewed ahead once looked at again', async () => {
      jest.spyOn(Math, 'random').mockReturnValue(0);
      const state = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
      const app = startApp();
      state.mockReturnValue('hidden');
      jest.setSystemTime(Date.now() - 120_000);
      await jest.advanceTimersByTimeAsync(580_000); // the timer fires, the clock says two minutes less
      state.mockReturnValue('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      await jest.advanceTimersByTimeAsync(115_000);
      expect(app.wire.match('/api/token/refreshToken')).toHaveLength(1);
    });
  });

  describe('XSRF', () => {
    afterEach(() => void (document.cookie = 'XSRF-TOKEN=; max-age=0'));

    it('a header that an interceptor took off stays off where the request does not wait', () => {
      document.cookie = 'XSRF-TOKEN=cookie';
      const takeOff: HttpInterceptorFn = (request, next) => {
        document.cookie = 'XSRF-TOKEN=; max-age=0';
        const sending = next(request.clone({ headers: request.headers.delete('X-XSRF-TOKEN') }));
        document.cookie = 'XSRF-TOKEN=next';
        return sending;
      };
      const app = startApp({ features: [withInterceptors([takeOff])] });
      call(app.http.post('/api/items', {}));
      expect(app.sent().request.headers.has('X-XSRF-TOKEN')).toBe(false);
    });

    it('a header that the caller has set is the caller’s, on the replay too', async () => {
      document.cookie = 'XSRF-TOKEN=cookie';
      const app = startApp();
      call(app.http.post('/api/items', {}, { headers: { 'X-XSRF-TOKEN': 'mine' } }));
      const first = app.sent();
      expect(first.request.headers.get('X-XSRF-TOKEN')).toBe('mine');
      unauthorized(first);
      app.refresh().flush(grant(2));
      await settle();
      expect(app.sent().request.headers.get('X-XSRF-TOKEN')).toBe('mine');
    });
  });

  describe('return URL', () => {
    it.each(['/%6Cogin', '/login(popup:x)', '/login;a=b', '/x/../login/'])('R12 %s is the login page', (url) => {
      expect(safeReturnUrl(url, '/login')).toBe('/');
    });
  });

  describe('late 401 of an older generation', () => {
    it('is replayed with newer tokens that are good by the clock where the renewal under way fails', async () => {
      const app = startApp();
      const late = app.get('/api/late');
      const lateRequest = app.sent('/api/late');
      app.get('/api/1');
      unauthorized(app.sent('/api/1'));
      app.refresh().flush(grant(2));
      await settle();
      app.sent('/api/1').flush(1);
      app.get('/api/2');
      unauthorized(app.sent('/api/2')); // gen 2 refused to somebody else
      unauthorized(lateRequest); // gen 1 refused to us
      app.refresh().flush(null, { status: 404, statusText: 'no' });
      await settle();
      app.wire.match('/api/late').forEach((request) => request.flush('ok'));
      expect(late.values).toEqual(['ok']);
      expectWarnings('NGTR102');
    });
  });

  describe('others', () => {
    it('the interceptor named twice tells `held` once, with cookies too', async () => {
      const app = startApp({
        stored: { ...expired(), accessToken: undefined, refreshToken: undefined },
        providers: [
          provideHttpClient(withInterceptors([tokenRefreshInterceptor, tokenRefreshInterceptor])),
          provideTokenService({ refresh: cookieRefresh('/api/token/refreshToken') }),
        ],
      });
      const items = app.get();
      app.refresh().flush({});
      await settle();
      unauthorized(app.sent());
      app.refresh().flush({});
      await settle();
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
      expect(app.types().filter((type) => type === 'held')).toHaveLength(2);
      expect(app.types().filter((type) => type === 'replayed')).toHaveLength(1);
    });

    it('a stored session without any token is rubbish where no cookie carries it', () => {
      const app = startApp({ stored: { accessToken: undefined, refreshToken: undefined } });
      expect(app.service.signedIn()).toBe(false);
    });

    it('a stored lifetime that is rubbish does not make the timer spin', async () => {
      const app = startApp({ stored: { lifetime: 'x' as never } });
      app.wire.match('/api/token/refreshToken').forEach((r) => r.flush(null, { status: 404, statusText: 'no' }));
      await settle();
      const set = jest.spyOn(globalThis, 'setTimeout');
      await jest.advanceTimersByTimeAsync(1_000);
      expect(set.mock.calls.length).toBeLessThan(5);
    });

    it('tokens of four milliseconds', async () => {
      const app = startApp({ stored: expired() });
      let refreshes = 0;
      for (let ms = 0; ms < 1_000; ms++) {
        app.wire.match('/api/token/refreshToken').forEach((request) => (refreshes++, request.flush(grant(2, 0.004))));
        await jest.advanceTimersByTimeAsync(1);
      }
      expect(refreshes).toBeLessThan(20);
    });

    it('expiresIn: true is not a lifetime of one second', () => {
      const app = startApp({ stored: null });
      app.service.signIn({ accessToken: 'a', expiresIn: true as never });
      expect(app.session().tokens.lifetime).toBeUndefined();
    });

    it('a listener of signedOut signs in with cookies: the old session is revoked, not the new one', () => {
      const revoked: Tokens[] = [];
      const app = startApp({
        refresh: { refresh: () => NEVER, revoke: (t) => (revoked.push(t), of(0)), credentials: true },
      });
      app.service.events.subscribe(({ type }) => type === 'signedOut' && app.service.signIn({}));
      app.service.signOut();
      expect({ signedIn: app.service.signedIn(), revoked: revoked.map(({ sessionId }) => sessionId) }).toEqual({
        signedIn: true,
        revoked: ['a'],
      });
    });

    it('remove() that signs somebody else in: he stays', () => {
      const app = startApp({
        stored: null,
        storage: { ...noStorage(), get: () => someTokens(), remove: () => app.service.signIn({ accessToken: 'bob' }) },
      });
      app.service.signOut();
      expect(app.service.accessToken()).toBe('bob');
    });
  });

  void [NEVER, Observable, TokenRefreshError, provideHttpClientTesting, provideRouter, Page, runningApp, stopApp];
});
