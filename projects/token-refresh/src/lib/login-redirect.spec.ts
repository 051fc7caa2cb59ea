import { BrowserPlatformLocation, Location, PlatformLocation } from '@angular/common';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Routes } from '@angular/router';

import { provideTokenRefresh } from '../public-api';
import { Page, settle, startApp, stopApp, unauthorized } from '../test/start-app';

describe('LoginRedirect', () => {
  afterEach(stopApp);

  async function endSession(app: ReturnType<typeof startApp>) {
    app.get();
    unauthorized(app.sent());
    app.refresh().flush(null, { status: 401, statusText: 'no' });
    await settle();
  }

  it('goes to the login page with the way back', async () => {
    const app = startApp();
    await app.router.navigateByUrl('/orders;a=1?q=x%20y#top');
    await endSession(app);
    expect(app.router.parseUrl(app.router.url).queryParams).toEqual({ returnUrl: '/orders;a=1?q=x%20y#top' });
  });

  it('comes back to where the person was, also when a navigation was under way', async () => {
    let open!: (go: boolean) => void;
    const slow = { path: 'slow', component: Page, canActivate: [() => new Promise<boolean>((go) => (open = go))] };
    const app = startApp({ routes: [slow, { path: '**', component: Page }] });
    await app.router.navigateByUrl('/orders');
    const navigation = app.router.navigateByUrl('/slow?x=1');
    await settle();
    await endSession(app);
    open(true);
    await navigation;
    expect(app.router.url).toBe('/login?returnUrl=%2Forders');
  });

  it('reads the address bar before the first navigation', async () => {
    const app = startApp();
    TestBed.inject(Location).go('/deep/link?x=1#top');
    await endSession(app);
    expect(app.router.url).toBe('/login?returnUrl=%2Fdeep%2Flink%3Fx%3D1%23top');
  });

  it('leaves the person on the login page, and its way back as it is', async () => {
    const app = startApp();
    await app.router.navigateByUrl('/login?returnUrl=%2Forders');
    await endSession(app);
    expect(app.router.url).toBe('/login?returnUrl=%2Forders');
    expect(app.events.at(-1)).toEqual({ type: 'signedOut', reason: 'refused' });
  });

  it('goes nowhere with loginUrl false, and tells the way back in the event', async () => {
    const app = startApp({ loginUrl: false });
    await app.router.navigateByUrl('/orders');
    await endSession(app);
    expect(app.router.url).toBe('/orders');
    expect(app.events.at(-1)).toEqual({ type: 'signedOut', reason: 'refused', returnUrl: '/orders' });
  });

  describe('tells a way back of this app, whoever goes there,', () => {
    const realLocation = { provide: PlatformLocation, useClass: BrowserPlatformLocation };
    const providers = [provideTokenRefresh({ acrossTabs: false, loginUrl: false }), realLocation];

    afterEach(() => history.replaceState(null, '', '/'));

    it('where the address bar looks like another host', async () => {
      history.replaceState(null, '', `${location.origin}//evil.io/x`);
      const app = startApp({ providers });
      await endSession(app);
      expect(app.events.at(-1)).toEqual({ type: 'signedOut', reason: 'refused', returnUrl: '/evil.io/x' });
    });

    it('where the router makes another host of a path', async () => {
      const app = startApp({ providers });
      await app.router.navigateByUrl('/(primary://evil.io)');
      expect(app.router.url).toBe('//evil.io');
      await endSession(app);
      expect(app.events.at(-1)).toEqual({ type: 'signedOut', reason: 'refused', returnUrl: '/evil.io' });
    });
  });

  it('knows the login page in the address bar as the router reads it', async () => {
    const app = startApp();
    TestBed.inject(Location).go('/login//x');
    await endSession(app);
    expect(app.events.at(-1)).toEqual({ type: 'signedOut', reason: 'refused' });
  });

  it('ends the session also where a guard vetoes the trip', async () => {
    const routes: Routes = [
      { path: 'form', component: Page, canDeactivate: [() => false] },
      { path: '**', component: Page },
    ];
    const app = startApp({ routes });
    await app.router.navigateByUrl('/form');
    await endSession(app);
    expect(app.router.url).toBe('/form');
    expect(app.session()).toMatchObject({ status: 'signedOut', reason: 'refused' });
  });

  it('ends the session also where the router throws, and tells the ErrorHandler', async () => {
    const fault = new Error('of the app');
    const errors: unknown[] = [];
    const handler = { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } };
    const app = startApp({ providers: [provideTokenRefresh({ acrossTabs: false }), handler] });
    app.router.serializeUrl = () => {
      throw fault;
    };
    await endSession(app);
    expect(errors).toEqual([fault]);
    expect(app.events.at(-1)).toEqual({ type: 'signedOut', reason: 'refused' });
  });

  it('tells the ErrorHandler where there is no such page', async () => {
    const errors: any[] = [];
    const handler = { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } };
    const app = startApp({ routes: [], providers: [provideTokenRefresh({ acrossTabs: false }), handler] });
    await endSession(app);
    expect(errors).toHaveLength(1);
    expect(errors[0].message).toContain('login');
    expect(app.session().status).toBe('signedOut');
  });
});
