import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { provideTokenRefresh } from '../public-api';
import { grant, settle, startApp, stopApp } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

describe('BackgroundRenewal', () => {
  let visibility: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0);
    visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  });
  afterEach(() => {
    stopApp();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  function look(state: DocumentVisibilityState) {
    visibility.mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('renews by a timer, refreshAhead seconds before the end', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    await jest.advanceTimersByTimeAsync(569_999);
    app.wire.verify();
    await jest.advanceTimersByTimeAsync(1);
    app.refresh().flush(grant(2));
    await settle();
    expect(app.events[0]).toEqual({ type: 'refreshStarted', cause: 'ahead' });
    await jest.advanceTimersByTimeAsync(570_000);
    app.refresh().flush(grant(3));
    await settle();
    expect(app.service.accessToken()).toBe('access-3');
  });

  it('never needs a 401 or a wait while the page is looked at', async () => {
    const app = startApp({ stored: { lifetime: 60 } });
    for (let minute = 2; minute < 62; minute++) {
      await jest.advanceTimersByTimeAsync(45_000);
      app.refresh().flush(grant(minute, 60));
      await settle();
      const items = app.get();
      app.sent().flush(1);
      expect(items.completed).toBe(true);
    }
    expect(app.types()).not.toContain('held');
  });

  it('does not renew what nobody looks at, until somebody does', async () => {
    visibility.mockReturnValue('hidden');
    const app = startApp({ stored: { lifetime: 600 } });
    await jest.advanceTimersByTimeAsync(3_600_000);
    look('visible');
    app.refresh().flush(grant(2));
    await settle();
    expect(app.events[0]).toEqual({ type: 'refreshStarted', cause: 'expired' });
  });

  it('renews a hidden page on use', async () => {
    visibility.mockReturnValue('hidden');
    const app = startApp({ stored: { lifetime: 600, issuedAt: Date.now() - 580_000 } });
    app.get();
    app.sent().flush(1);
    app.refresh().flush(grant(2));
    await settle();
  });

  it('waits for what expired while the app was closed, before anybody is let in', () => {
    const app = startApp({ stored: { issuedAt: Date.now() - 700_000 } });
    expect(app.session()).toMatchObject({ status: 'refreshing', usable: true });
    app.refresh();
  });

  it('does nothing ahead with refreshAhead 0', async () => {
    const app = startApp({ refreshAhead: 0 });
    await jest.advanceTimersByTimeAsync(3_600_000);
    app.wire.verify();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('has no timer for tokens of unknown lifetime, and none when signed out', async () => {
    const app = startApp({ stored: { lifetime: undefined } });
    expect(jest.getTimerCount()).toBe(0);
    app.service.signIn(grant(1));
    expect(jest.getTimerCount()).toBe(1);
    app.service.signOut();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('renews tokens that live longer than a timer can count, not at once and not never', async () => {
    const lifetime = 40 * 24 * 3600;
    const app = startApp({ stored: { lifetime } });
    await jest.advanceTimersByTimeAsync(lifetime * 1_000 - 31_000);
    app.wire.verify();
    await jest.advanceTimersByTimeAsync(2_000);
    app.refresh();
  });

  it('tries again after the pause, in a page that is looked at', async () => {
    const app = startApp({ stored: { lifetime: 600 }, retries: 0 });
    await jest.advanceTimersByTimeAsync(570_000);
    app.refresh().flush(null, { status: 503, statusText: 'busy' });
    await settle();
    await jest.advanceTimersByTimeAsync(1_000);
    app.wire.verify();
    await jest.advanceTimersByTimeAsync(2_000);
    app.refresh().flush(grant(2));
    await settle();
    expect(app.session()).toEqual({ status: 'active', tokens: expect.objectContaining({ generation: 2 }) });
  });

  it('looks at the clock again where that was set back', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    jest.setSystemTime(Date.now() - 7_200_000);
    await jest.advanceTimersByTimeAsync(700_000);
    app.wire.verify();
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersByTimeAsync(7_069_000);
    app.wire.verify();
    await jest.advanceTimersByTimeAsync(2_000);
    app.refresh();
  });

  it('leaves no timer and no listener behind', () => {
    startApp({ stored: { lifetime: 600 } });
    const removed = jest.spyOn(AbortController.prototype, 'abort');
    TestBed.resetTestingModule();
    expect(jest.getTimerCount()).toBe(0);
    expect(removed).toHaveBeenCalledTimes(1);
  });

  it('does nothing more once the app is destroyed', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    TestBed.resetTestingModule();
    jest.setSystemTime(Date.now() + 700_000);
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('pageshow'));
    await settle();
    expect(app.events).toEqual([]);
  });

  it('sets no timer for what a refresh brings once the app is destroyed', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    app.service.refresh().catch(() => {});
    const refresh = app.refresh();
    TestBed.resetTestingModule();
    refresh.flush(grant(2));
    await settle();
    expect(app.stored()).toMatchObject({ generation: 2 });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('keeps the pause of a page that is left', async () => {
    const app = startApp({ stored: { lifetime: 600 } });
    app.service.refresh().catch(() => {});
    app.refresh().flush(null, { status: 404, statusText: 'no' });
    await settle();
    const failing = app.session();
    look('hidden');
    expect(app.session()).toBe(failing);
    expectWarnings('NGTR102');
  });

  it('needs no window: a document may have none', async () => {
    const document = globalThis.document.implementation.createHTMLDocument();
    const options = { acrossTabs: false, apiUrls: ['/api'] };
    const app = startApp({ providers: [provideTokenRefresh(options), { provide: DOCUMENT, useValue: document }] });
    await jest.advanceTimersByTimeAsync(570_000);
    expect(app.session().status).toBe('refreshing');
    app.refresh();
  });

  it('spreads the renewals of many clients over the first half of what is left', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.999);
    const app = startApp({ stored: { lifetime: 600 } });
    await jest.advanceTimersByTimeAsync(584_900);
    app.wire.verify();
    await jest.advanceTimersByTimeAsync(100);
    app.refresh();
  });

  it('begins nothing offline, and at once when online again', async () => {
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const app = startApp({ stored: { lifetime: 600 } });
    await jest.advanceTimersByTimeAsync(580_000);
    app.wire.verify();
    expect(app.events).toEqual([]);
    app.get();
    app.sent().flush(1);
    onLine.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    app.refresh();
  });
});
