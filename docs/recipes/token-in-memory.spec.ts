import { settle, startRecipe, stopApp, tokenOf } from '../test/start-recipe';
import { appConfig } from './token-in-memory';

const GRANT = { accessToken: 'in-memory', expiresIn: 300 };

describe('an access token in memory', () => {
  afterEach(stopApp);

  it('is asked for at the start, while requests wait', async () => {
    const app = startRecipe(appConfig, null);
    const orders = app.get('/api/orders');
    app.sent('/api/token/refresh').flush(GRANT);
    await settle();
    const request = app.sent('/api/orders');
    expect(tokenOf(request)).toBe('Bearer in-memory');
    expect(request.request.withCredentials).toBe(true);
    request.flush(1);
    expect(orders.completed).toBe(true);
  });

  it('is written nowhere', async () => {
    const app = startRecipe(appConfig, null);
    app.sent('/api/token/refresh').flush(GRANT);
    await settle();
    app.service.signIn({ ...GRANT, accessToken: 'in-memory-2' });
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('in-memory');
    expect(app.stored()).not.toBeNull();
  });

  it('is asked for again after a reload', async () => {
    const app = startRecipe(appConfig, { accessToken: undefined, refreshToken: undefined, lifetime: 0 });
    const orders = app.get('/api/orders');
    app.sent('/api/token/refresh').flush(GRANT);
    await settle();
    expect(tokenOf(app.sent('/api/orders'))).toBe('Bearer in-memory');
    expect(orders.settled()).toBe(false);
  });

  it('is dropped when another tab signs out', async () => {
    const app = startRecipe(appConfig, null);
    app.sent('/api/token/refresh').flush(GRANT);
    await settle();
    // What another tab does to the store, and the bell that rings here.
    const { sessionId } = app.stored()!;
    localStorage.setItem('ngx-token-refresh.signedOut', sessionId);
    localStorage.removeItem('ngx-token-refresh');
    dispatchEvent(new StorageEvent('storage', { key: 'ngx-token-refresh' }));
    expect(app.service.session()).toMatchObject({ status: 'signedOut', reason: 'signedOutElsewhere' });
    expect(app.service.accessToken()).toBeNull();
    await settle();
  });
});
