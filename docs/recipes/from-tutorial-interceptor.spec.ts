import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TokenService } from 'ngx-token-refresh';

import { runningApp } from '../../projects/token-refresh/src/test/start-app';
import { call, grant, next, settle, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { after, before } from './from-tutorial-interceptor';

describe('moving from the tutorial’s interceptor', () => {
  afterEach(stopApp);

  function start({ providers }: typeof after) {
    localStorage.setItem('access_token', 'access-1');
    localStorage.setItem('refresh_token', 'refresh-1');
    TestBed.configureTestingModule({ providers: [...providers, provideHttpClientTesting()] });
    const http = TestBed.inject(HttpClient);
    const wire = TestBed.inject(HttpTestingController);
    const burst = () => {
      const calls = [1, 2, 3].map(() => call(http.get('/api/items')));
      for (const request of wire.match('/api/items')) unauthorized(request);
      return calls;
    };
    return { wire, burst, refresh: () => wire.expectOne('/api/token/refreshToken') };
  }

  it('before: renews once, and leaves those that waited without an answer when the renewal fails', async () => {
    const app = start(before);
    const good = app.burst();
    app.refresh().flush(grant(2));
    for (const request of app.wire.match('/api/items')) request.flush(1);
    expect(good.map(({ completed }) => completed)).toEqual([true, true, true]);

    const bad = app.burst();
    app.refresh().flush(null, { status: 503, statusText: 'restarting' });
    await settle();
    expect(bad.map((each) => each.settled())).toEqual([true, false, false]);
    expect(localStorage.getItem('access_token')).toBeNull();
  });

  it('after: adopts the tokens, so that nobody has to sign in because of the new version', async () => {
    start(after);
    const app = runningApp();
    expect(app.service.signedIn()).toBe(true);
    expect([localStorage.getItem('access_token'), localStorage.getItem('refresh_token')]).toEqual([null, null]);
    expect(app.stored()).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1' });
  });

  it('after: renews once, and answers everybody when the session is over', async () => {
    const app = start(after);
    const good = app.burst();
    app.refresh().flush(grant(2));
    await settle();
    const again = app.wire.match('/api/items');
    expect(again.map(tokenOf)).toEqual(['Bearer access-2', 'Bearer access-2', 'Bearer access-2']);
    for (const request of again) request.flush(1);
    expect(good.map(({ completed }) => completed)).toEqual([true, true, true]);

    const bad = app.burst();
    const over = next('signedOut');
    unauthorized(app.refresh());
    await over;
    await settle();
    expect(bad.map(({ error }) => error.code)).toEqual(['refused', 'refused', 'refused']);
    expect(TestBed.inject(TokenService).signedIn()).toBe(false);
  });
});
