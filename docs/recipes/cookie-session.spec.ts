import { TestBed } from '@angular/core/testing';

import { next, settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig, Person } from './cookie-session';

describe('a session in HttpOnly cookies', () => {
  afterEach(() => {
    stopApp();
    document.cookie = 'XSRF-TOKEN=; max-age=0';
  });

  const start = (stored: Parameters<typeof startRecipe>[1]) => startRecipe(appConfig, stored);
  const BY_COOKIE = { accessToken: undefined, refreshToken: undefined };

  it('signs in, and keeps nothing that is worth stealing', async () => {
    const app = start(null);
    unauthorized(app.sent('/api/token/refresh'));
    await next('refreshFailed');
    TestBed.inject(Person).signIn('ada', 'lovelace');
    app.sent('/api/sign-in').flush(null);
    expect(app.service.signedIn()).toBe(true);
    expect(Object.keys(app.stored()!).sort()).toEqual(['generation', 'issuedAt', 'lifetime', 'sessionId']);
  });

  it('asks the server at the start whether there is a session', async () => {
    const app = start(null);
    expect(app.service.session().status).toBe('restoring');
    app.sent('/api/token/refresh').flush({ expiresIn: 300 });
    await settle();
    expect(app.service.signedIn()).toBe(true);
  });

  it('sends the cookie and no Authorization, and renews under XSRF protection', async () => {
    document.cookie = 'XSRF-TOKEN=of-now';
    const app = start(BY_COOKIE);
    const orders = app.get('/api/orders');
    const first = app.sent('/api/orders');
    expect([first.request.withCredentials, tokenOf(first)]).toEqual([true, null]);
    unauthorized(first);
    const renewal = app.sent('/api/token/refresh');
    expect(renewal.request.headers.get('X-XSRF-TOKEN')).toBe('of-now');
    renewal.flush(null);
    await settle();
    app.sent('/api/orders').flush(['a lamp']);
    expect(orders.values).toEqual([['a lamp']]);
  });

  it('has the server delete the cookies at the end', async () => {
    const app = start(BY_COOKIE);
    TestBed.inject(Person).signOut();
    expect(app.sent('/api/sign-out').request.withCredentials).toBe(true);
    expect(app.service.session()).toMatchObject({ status: 'signedOut', reason: 'signedOut' });
  });
});
