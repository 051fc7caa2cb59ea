import { TestBed } from '@angular/core/testing';

import { call, settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig, ShopApi } from './generated-clients';

describe('a generated API client', () => {
  afterEach(stopApp);

  it('sends the token but where the API wants none', () => {
    const app = startRecipe(appConfig);
    const api = TestBed.inject(ShopApi);
    call(api.orders());
    call(api.health());
    expect(tokenOf(app.sent('/api/v1/orders'))).toBe('Bearer access-1');
    expect(tokenOf(app.sent('/api/v1/health'))).toBeNull();
  });

  it('takes a wrong password for the answer of the sign-in, and not for an expired token', async () => {
    const app = startRecipe(appConfig);
    const signIn = call(TestBed.inject(ShopApi).signIn('ada', 'wrong'));
    unauthorized(app.sent('/api/v1/sign-in'));
    await settle();
    expect(signIn.error).toMatchObject({ status: 401, error: { message: 'no' } });
    expect(app.types()).toEqual([]);
  });

  it('is not held up by a refresh where it skips the gate', () => {
    const app = startRecipe(appConfig, { issuedAt: Date.now() - 700_000 });
    const api = TestBed.inject(ShopApi);
    call(api.orders());
    call(api.health());
    app.wire.expectNone('/api/v1/orders');
    app.sent('/api/v1/health').flush('up');
    app.refresh();
  });
});
