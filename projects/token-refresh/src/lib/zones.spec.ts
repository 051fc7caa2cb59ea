import { NgZone, ɵNoopNgZone as NoopNgZone } from '@angular/core';
import { provideRouter, Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';

import { cookieRefresh, provideTokenRefresh, type TokenRefreshOptions, type Tokens } from '../public-api';
import { grant, Page, startApp, stopApp } from '../test/start-app';

/** Knows, as zone.js does, whether what runs at this moment runs inside; timers, locks and promises do not. */
class KnowingZone extends NoopNgZone {
  isInside = false;
  /** How often somebody came in from outside: with zone.js each time ends in a change detection of the whole app. */
  entered = 0;
  detectChanges = () => {};

  override run<T>(task: () => T): T {
    if (this.isInside) return task();
    this.entered++;
    const result = this.within(true, task);
    this.detectChanges();
    return result;
  }

  override runOutsideAngular<T>(task: () => T): T {
    return this.within(false, task);
  }

  private within<T>(isInside: boolean, task: () => T): T {
    const before = this.isInside;
    this.isInside = isInside;
    try {
      return task();
    } finally {
      this.isInside = before;
    }
  }
}

describe('an app with zones', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    stopApp();
    jest.useRealTimers();
  });

  function start(options: TokenRefreshOptions = {}, stored: Partial<Tokens> | null = { lifetime: 600 }) {
    const zone = new KnowingZone();
    const routes = [{ path: '**', component: Page }];
    const providers = [
      provideRouter(routes),
      provideTokenRefresh({ acrossTabs: false, refreshTimeout: 60_000, ...options }),
      { provide: NgZone, useValue: zone },
    ];
    const app = startApp({ stored, providers });
    const heard: [what: string, isInside: boolean][] = [];
    app.service.events.subscribe(({ type }) => heard.push([type, zone.isInside]));
    TestBed.inject(Router).events.subscribe((event) => heard.push([event.constructor.name, zone.isInside]));
    return { ...app, heard, zone };
  }

  it('hears inside of what happens in the background', async () => {
    const { heard, refresh } = start();
    await jest.advanceTimersByTimeAsync(586_000);
    refresh().flush(grant(2));
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([
      ['refreshStarted', true],
      ['refreshed', true],
    ]);
  });

  it('goes to the login page inside', async () => {
    const { heard, refresh } = start();
    await jest.advanceTimersByTimeAsync(586_000);
    refresh().flush(null, { status: 401, statusText: 'no' });
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toContainEqual(['signedOut', true]);
    expect(heard).toContainEqual(['NavigationStart', true]);
  });

  it('is not entered by requests that are sent outside and wait', async () => {
    const { get, refresh, wire, service, zone } = start();
    service.signIn({ ...grant(1), expiresIn: 60 });
    jest.setSystemTime(Date.now() + 100_000);
    const before = zone.entered;
    const items = [get(), get(), get()];
    expect(service.session().status).toBe('refreshing');
    expect(zone.entered).toBe(before);
    refresh().flush(grant(2));
    await jest.advanceTimersByTimeAsync(0);
    wire.match('/api/items').forEach((request) => request.flush(1));
    expect(items.map(({ values }) => values)).toEqual([[1], [1], [1]]);
  });

  it('may sign somebody in while it is told that the session is looked for again', async () => {
    const { service, wire, zone, heard } = start({ refresh: cookieRefresh('/api/token/refreshToken') }, null);
    wire.expectOne('/api/token/refreshToken').error(new ProgressEvent('error'));
    await jest.advanceTimersByTimeAsync(0);
    expect(service.session()).toMatchObject({ reason: 'unknown' });
    zone.detectChanges = () => {
      zone.detectChanges = () => {};
      if (service.session().status === 'restoring') service.signIn({ expiresIn: 300 });
    };
    window.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toContainEqual(['signedIn', true]);
    expect(service.session().status).toBe('active');
    wire.match(() => true);
  });
});
