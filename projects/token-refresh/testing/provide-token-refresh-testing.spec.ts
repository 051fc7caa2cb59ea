import { withInterceptors, type HttpInterceptorFn } from '@angular/common/http';
import { PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { cookieRefresh, provideTokenRefresh, type Session } from 'ngx-token-refresh';
import { provideTokenRefreshTesting } from 'ngx-token-refresh/testing';

import { endApp, startTesting, startWith } from './test/start-testing';

describe('provideTokenRefreshTesting', () => {
  afterEach(endApp);

  it.each<Session['status']>(['active', 'signedOut', 'refreshing', 'restoring'])(
    'begins with a session that is %s',
    (status) => {
      const { service } = startTesting({ session: status });
      expect(service.session().status).toBe(status);
    },
  );

  it('signs somebody in who was not named, with a token that is new', () => {
    const { service, refresh } = startTesting();
    expect(service.signedIn()).toBe(true);
    expect(refresh.refreshes).toEqual([]);
  });

  it('begins with a token of the given age and lifetime', () => {
    const { service } = startTesting({ tokenAge: 60, tokenLifetime: 240 });
    const { iat, exp } = service.claims()!;
    const age = Date.now() / 1000 - iat!;
    expect(age).toBeGreaterThanOrEqual(60);
    expect(age).toBeLessThan(240);
    expect(exp! - iat!).toBe(240);
  });

  it('begins with a refresh where the token has expired', async () => {
    const { service, refresh } = startTesting({ tokenAge: 601 });
    expect(service.session().status).toBe('refreshing');
    await refresh.settled();
    expect(service.session().status).toBe('active');
    expect(refresh.refreshes.length).toBe(1);
  });

  it('renews in the background where the token is about to expire', async () => {
    const { service, refresh, wire, get } = startTesting({ tokenAge: 590 });
    const old = service.accessToken();
    get();
    expect(wire.expectOne('/api/orders').request.headers.get('Authorization')).toBe(`Bearer ${old}`);
    await refresh.settled();
    expect(service.accessToken()).not.toBe(old);
  });

  it('writes claims of every alphabet into the tokens, renewed ones too', async () => {
    const claims = { name: 'Łukasz Müller', roles: ['admin'], note: '会 👋 >>>>> ?????' };
    const { service } = startTesting({ claims });
    expect(service.claims()).toMatchObject(claims);
    expect(service.accessToken()).toMatch(/^[\w-]+\.[\w-]+\.$/);
    await service.refresh();
    expect(service.claims()).toMatchObject(claims);
  });

  it('lets requests go on while a token that is still good is being renewed', () => {
    const { service, refresh, wire, get } = startTesting({ session: 'refreshing', tokenAge: 60 });
    get();
    wire.expectOne('/api/orders').flush([]);
    expect(service.session().status).toBe('refreshing');
    expect(refresh.refreshes.length).toBe(1);
  });

  it('takes the options of the app', () => {
    const { service, wire, get } = startTesting({ apiUrls: ['/api'], header: () => ({ 'X-Token': 'mine' }) });
    expect(service.signedIn()).toBe(true);
    get('/api/orders');
    get('/assets/logo');
    expect(wire.expectOne('/api/orders').request.headers.get('X-Token')).toBe('mine');
    expect(wire.expectOne('/assets/logo').request.headers.keys()).toEqual([]);
  });

  it('takes the features of HttpClient, before the real interceptor', () => {
    const seen: boolean[] = [];
    const look: HttpInterceptorFn = (request, next) => {
      seen.push(request.headers.has('Authorization'));
      return next(request);
    };
    const { wire, get } = startTesting({}, withInterceptors([look]));
    get();
    expect(seen).toEqual([false]);
    expect(wire.expectOne('/api/orders').request.headers.has('Authorization')).toBe(true);
  });

  it('rejects options that the real one rejects', () => {
    expect(() => startTesting({ loginUrl: 'login' })).toThrow("'loginUrl' takes a path");
    startTesting();
  });

  it.each([
    ['before', [provideTokenRefresh(), provideTokenRefreshTesting()]],
    ['after', [provideTokenRefreshTesting(), provideTokenRefresh()]],
  ])('rejects providers that hold the real one %s it', (_, providers) => {
    expect(() => startWith(providers)).toThrow(/^NGTR201: .* See docs\/testing\.md#ngtr201$/);
    TestBed.resetTestingModule();
    startTesting();
  });

  it('runs on a server, where no session starts', () => {
    const { service, wire, get } = startWith([
      provideTokenRefreshTesting(),
      { provide: PLATFORM_ID, useValue: 'server' },
    ]);
    get();
    wire.expectOne('/api/orders').flush([]);
    expect(service.session().status).toBe('restoring');
  });

  it('sends cookies and no token where a cookie carries the session', async () => {
    const { service, refresh, wire, get } = startTesting({ refresh: cookieRefresh('/api/refresh'), tokenAge: 3600 });
    const seen = get();
    await refresh.settled();
    const { request } = wire.expectOne('/api/orders');
    expect(request.withCredentials).toBe(true);
    expect(request.headers.has('Authorization')).toBe(false);
    expect([service.signedIn(), service.accessToken(), seen]).toEqual([true, null, {}]);
    refresh.succeed({ accessToken: 'in-memory' });
    await service.refresh();
    expect(service.accessToken()).toBe('in-memory');
  });

  it('does not send the refresh anywhere', async () => {
    const { service, wire } = startTesting({ refresh: '/api/refresh' });
    await service.refresh();
    service.signOut();
    wire.expectNone('/api/refresh');
  });

  it('begins anew for each test that shares the providers, and stores nothing', () => {
    const providers = [provideTokenRefreshTesting({ claims: { name: 'Ada' } })];
    const first = startWith(providers);
    first.service.signIn({ accessToken: 'of-somebody-else' });
    endApp();
    const second = startWith(providers);
    expect(second.service.claims()).toMatchObject({ name: 'Ada' });
    second.service.signOut();
    endApp();
    expect(startWith(providers).service.signedIn()).toBe(true);
    expect(localStorage.length).toBe(0);
  });

  it('begins anew where nobody was signed in, too', () => {
    const providers = [provideTokenRefreshTesting({ session: 'signedOut' })];
    startWith(providers).service.signIn({ accessToken: 'of-the-first-test' });
    endApp();
    expect(startWith(providers).service.signedIn()).toBe(false);
  });
});
