import { Component, inject, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import {
  injectReturnUrl,
  provideTokenRefresh,
  signedInGuard,
  signedOutGuard,
  type Tokens,
  type TokenStorage,
} from '../public-api';
import { grant, Page, settle, someTokens, startApp, stopApp } from '../test/start-app';

@Component({ template: 'login' })
class Login {
  readonly returnUrl = injectReturnUrl();
  readonly router = inject(Router);
}

const routes: Routes = [
  { path: 'login', canActivate: [signedOutGuard], component: Login },
  { path: 'matched', canMatch: [signedInGuard], component: Page },
  { path: '', canActivateChild: [signedInGuard], children: [{ path: '**', component: Page }] },
];

const EXPIRED = { issuedAt: Date.now() - 700_000 };

describe('signedInGuard', () => {
  afterEach(() => {
    stopApp();
    jest.useRealTimers();
  });

  it('lets in who is signed in', async () => {
    const app = startApp({ routes });
    await app.router.navigateByUrl('/orders');
    expect(app.router.url).toBe('/orders');
  });

  it.each(['/orders?page=2#top', '/matched?x=1'])(
    'sends others from %s to the login page, with the way back',
    async (url) => {
      const app = startApp({ routes, stored: null });
      await app.router.navigateByUrl(url);
      expect(app.router.url).toBe(`/login?returnUrl=${encodeURIComponent(url)}`);
    },
  );

  it('lets nobody in who is signed out, where there is no login page', async () => {
    const app = startApp({ routes, stored: null, loginUrl: false });
    await expect(app.router.navigateByUrl('/orders')).resolves.toBe(false);
    expect(app.router.url).toBe('/');
  });

  it('keeps the query of the login page', async () => {
    const app = startApp({ routes, stored: null, loginUrl: '/login?tenant=a' });
    await app.router.navigateByUrl('/orders');
    expect(app.router.url).toBe('/login?tenant=a&returnUrl=%2Forders');
  });

  it.each(['/orders', '/login'])('lets everybody in at %s on a server, at once', async (url) => {
    const server = { provide: PLATFORM_ID, useValue: 'server' };
    const app = startApp({ routes, providers: [provideTokenRefresh(), server] });
    void app.router.navigateByUrl(url);
    await settle();
    expect(app.router.url).toBe(url);
  });

  it('waits for a slow store', async () => {
    let answer!: (tokens: Tokens | null) => void;
    const storage: TokenStorage = { get: () => new Promise((resolve) => (answer = resolve)), set() {}, remove() {} };
    const app = startApp({ routes, stored: null, storage });
    const navigation = app.router.navigateByUrl('/orders');
    await settle();
    expect(app.router.url).toBe('/');
    answer(someTokens());
    await navigation;
    expect(app.router.url).toBe('/orders');
  });

  it('waits for the refresh of tokens that expired while the app was closed: no flash of the page', async () => {
    const app = startApp({ routes, stored: EXPIRED });
    const navigation = app.router.navigateByUrl('/orders');
    await settle();
    expect(app.router.getCurrentNavigation()).not.toBeNull();
    app.refresh().flush(grant(2));
    await navigation;
    expect(app.router.url).toBe('/orders');
  });

  it('goes to the login page once where that refresh is refused, with the way back', async () => {
    const app = startApp({ routes, stored: EXPIRED });
    const navigate = jest.spyOn(app.router, 'navigateByUrl');
    const navigation = app.router.navigateByUrl('/orders');
    await settle();
    app.refresh().flush(null, { status: 401, statusText: 'no' });
    await navigation;
    await settle();
    expect(app.router.url).toBe('/login?returnUrl=%2Forders');
    expect(navigate).toHaveBeenCalledTimes(2);
  });

  it('does not wait for a renewal in the background', async () => {
    const app = startApp({ routes, stored: { issuedAt: Date.now() - 580_000 } });
    const refresh = app.refresh();
    await app.router.navigateByUrl('/orders');
    expect(app.router.url).toBe('/orders');
    expect(refresh.cancelled).toBe(false);
  });

  it('waits no longer than maxWait: lets in where there is a session', async () => {
    jest.useFakeTimers();
    const app = startApp({ routes, stored: EXPIRED, maxWait: 1_000 });
    app.router.navigateByUrl('/orders');
    await jest.advanceTimersByTimeAsync(999);
    expect(app.router.url).toBe('/');
    await jest.advanceTimersByTimeAsync(2);
    expect(app.router.url).toBe('/orders');
    app.refresh();
  });

  it('waits no longer than maxWait: sends away where there may be none', async () => {
    jest.useFakeTimers();
    const storage: TokenStorage = { get: () => new Promise(() => {}), set() {}, remove() {} };
    const app = startApp({ routes, stored: null, storage, maxWait: 1_000 });
    app.router.navigateByUrl('/orders');
    // Once at this page, and once at the login page, whose guard cannot know either.
    await jest.advanceTimersByTimeAsync(2_002);
    expect(app.router.url).toBe('/login?returnUrl=%2Forders');
  });
});

describe('signedOutGuard', () => {
  afterEach(stopApp);

  it('lets in who is not signed in', async () => {
    const app = startApp({ routes, stored: null });
    await app.router.navigateByUrl('/login');
    expect(app.router.url).toBe('/login');
  });

  it.each([
    ['/login?returnUrl=%2Forders%3Fpage%3D2', '/orders?page=2'],
    ['/login', '/'],
    ['/login?returnUrl=%2F%2Fevil.io', '/'],
    ['/login?returnUrl=https:%2F%2Fevil.io', '/'],
    ['/login?returnUrl=%2Flogin%3FreturnUrl%3D%252Flogin', '/'],
  ])('sends who is signed in from %s to %s', async (url, expected) => {
    const app = startApp({ routes });
    await app.router.navigateByUrl(url);
    expect(app.router.url).toBe(expected);
  });
});

describe('injectReturnUrl', () => {
  afterEach(stopApp);

  it.each([
    ['/orders?page=2', '/orders?page=2'],
    ['//evil.io', '/'],
    ['/\\evil.io', '/'],
    ['javascript:alert(1)', '/'],
    ['/login?x=1', '/'],
  ])('reads %s as %s', async (returnUrl, expected) => {
    startApp({ routes, stored: null });
    const harness = await RouterTestingHarness.create();
    const login = await harness.navigateByUrl(`/login?returnUrl=${encodeURIComponent(returnUrl)}`, Login);
    expect(login.returnUrl).toBe(expected);
    TestBed.runInInjectionContext(() => expect(injectReturnUrl()).toBe(expected));
  });

  it('takes two for none', async () => {
    const app = startApp({ routes, stored: null });
    await app.router.navigateByUrl('/login?returnUrl=/a&returnUrl=/b');
    TestBed.runInInjectionContext(() => expect(injectReturnUrl()).toBe('/'));
  });
});
