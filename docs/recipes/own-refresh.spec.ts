import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, type RefreshFn, type TokenGrant } from 'ngx-token-refresh';
import { firstValueFrom } from 'rxjs';

import { routes } from '../set-up/app.routes';
import { settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig } from './own-refresh';

/** A service of the app, with the app's HttpClient. */
@Injectable({ providedIn: 'root' })
class AuthApi {
  readonly http = inject(HttpClient);
}

describe('a refresh function of the app’s own', () => {
  afterEach(() => {
    stopApp();
    jest.useRealTimers();
  });

  it('asks as the server wants it, and keeps the refresh token where the answer has none', async () => {
    const app = startRecipe(appConfig);
    app.get();
    unauthorized(app.sent('/api/items'));
    await settle();
    const renewal = app.sent('/api/renew');
    expect(renewal.request.body).toEqual({ refreshToken: 'refresh-1', proof: 'of this device' });
    renewal.flush({ data: { token: 'access-2', ttl: 300 } });
    await settle();
    expect(tokenOf(app.sent('/api/items'))).toBe('Bearer access-2');
    expect(app.stored()).toMatchObject({ refreshToken: 'refresh-1', lifetime: 300 });
  });

  it('keeps the session through a 503, and its requests waiting for the next attempt', async () => {
    const app = startRecipe(appConfig);
    const items = app.get();
    unauthorized(app.sent('/api/items'));
    await settle();
    app.sent('/api/renew').flush(null, { status: 503, statusText: 'restarting' });
    await settle();
    expect(items.settled()).toBe(false);
    expect(app.service.signedIn()).toBe(true);
  });

  it('waits for itself, until refreshTimeout, where a service of the app asks for it after an await', async () => {
    jest.useFakeTimers();
    const refresh: RefreshFn = async () => {
      const api = inject(AuthApi);
      await Promise.resolve();
      return firstValueFrom(api.http.post<TokenGrant>('/api/renew', {}));
    };
    const app = startRecipe({ providers: [provideRouter(routes), provideTokenRefresh({ refresh })] });
    const items = app.get();
    unauthorized(app.sent('/api/items'));
    await jest.advanceTimersByTimeAsync(9_999);
    app.wire.expectNone('/api/renew');
    expect(items.settled()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(items.error).toMatchObject({ code: 'timedOut' });
    // Sent when nobody listens any more: a server that rotates has spent the refresh token.
    app.sent('/api/renew');
  });
});
