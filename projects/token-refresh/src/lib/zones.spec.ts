import { NgZone, ɵNoopNgZone as NoopNgZone } from '@angular/core';
import { provideRouter, Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';

import { provideTokenRefresh } from '../public-api';
import { grant, Page, startApp, stopApp } from '../test/start-app';

/** Knows, as zone.js does, whether what runs at this moment runs inside; timers, locks and promises do not. */
class KnowingZone extends NoopNgZone {
  isInside = false;

  override run<T>(task: () => T): T {
    return this.within(true, task);
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

  function start() {
    const zone = new KnowingZone();
    const routes = [{ path: '**', component: Page }];
    const providers = [
      provideRouter(routes),
      provideTokenRefresh({ acrossTabs: false, refreshTimeout: 60_000 }),
      { provide: NgZone, useValue: zone },
    ];
    const app = startApp({ stored: { lifetime: 600 }, providers });
    const heard: [what: string, isInside: boolean][] = [];
    app.service.events.subscribe(({ type }) => heard.push([type, zone.isInside]));
    TestBed.inject(Router).events.subscribe((event) => heard.push([event.constructor.name, zone.isInside]));
    return { ...app, heard };
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
});
