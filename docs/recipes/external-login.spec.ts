import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';

import { grant, next, settle, startRecipe, stopApp, unauthorized } from '../test/start-recipe';
import { appConfig, LEAVE } from './external-login';

describe('a login page at an identity provider', () => {
  let left: URL[];

  beforeEach(() => (left = []));
  afterEach(stopApp);

  function start(stored: Parameters<typeof startRecipe>[1]) {
    const leave = { provide: LEAVE, useValue: (url: string) => left.push(new URL(url)) };
    return startRecipe({ providers: [...appConfig.providers, leave] }, stored);
  }

  it('is gone to when a page asks for a session and there is none; the way back works once', async () => {
    const app = start(null);
    await app.router.navigateByUrl('/orders');
    expect(app.router.url).toBe('/');
    expect(left.map(({ origin }) => origin)).toEqual(['https://id.example.com']);

    const state = left[0]!.searchParams.get('state');
    await RouterTestingHarness.create(`/callback?code=of-the-provider&state=${state}`);
    const exchange = app.sent('/api/sign-in/code');
    expect(exchange.request.body).toEqual({ code: 'of-the-provider' });
    exchange.flush(grant(1));
    await settle();
    expect(app.router.url).toBe('/orders');
    expect(sessionStorage.getItem('login')).toBeNull();
    TestBed.tick();
    app.sent('/api/orders').flush([]);
  });

  it('is gone to once when the session has ended, however many requests it was that ended', async () => {
    const app = start({});
    await app.router.navigateByUrl('/orders');
    const calls = [1, 2, 3].map(() => app.get());
    for (const request of app.wire.match('/api/items')) unauthorized(request);
    const over = next('signedOut');
    unauthorized(app.refresh());
    expect(await over).toMatchObject({ reason: 'refused', returnUrl: '/orders' });
    await settle();
    expect(calls.map(({ error }) => error.code)).toEqual(['refused', 'refused', 'refused']);
    expect(left).toHaveLength(1);
    expect(JSON.parse(sessionStorage.getItem('login')!).returnUrl).toBe('/orders');
  });

  it('is not gone to after the person has signed out', () => {
    start({}).service.signOut();
    expect(left).toEqual([]);
  });

  it('gets no code traded that the app did not ask for', async () => {
    const app = start(null);
    await app.router.navigateByUrl('/orders');
    await RouterTestingHarness.create('/callback?code=of-an-attacker&state=guessed');
    app.wire.expectNone('/api/sign-in/code');
    expect(app.service.signedIn()).toBe(false);
  });
});
