/** @jest-environment-options {"url": "http://127.0.0.1/"} */
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';

import { grant, startOnline, stopApp } from '../test/start-recipe';
import { json, startServer } from '../test/start-server';
import { allowCors } from './another-origin';
import { appConfig, bridgedClient, oldClient, OrdersApi } from './from-axios-auth-refresh';

describe('moving from axios-auth-refresh', () => {
  let api: Awaited<ReturnType<typeof startServer>>;
  let refreshes: number;
  let sent: number;

  beforeEach(async () => {
    refreshes = 0;
    sent = 0;
    localStorage.setItem('access_token', 'access-1');
    localStorage.setItem('refresh_token', 'refresh-1');
    api = await startServer(({ request, path, token }, response) => {
      if (allowCors(request, response, 'http://127.0.0.1')) return;
      if (path === '/token/refreshToken') return json(response, 200, grant(++refreshes + 1));
      sent++;
      json(response, token === 'access-2' ? 200 : 401, ['a lamp']);
    });
  });
  afterEach(async () => {
    stopApp();
    await api.stop();
  });

  it('before: renews and tries again', async () => {
    await expect(oldClient(api.origin).orders()).resolves.toEqual(['a lamp']);
    expect([sent, refreshes]).toEqual([2, 1]);
  });

  it('after: the same by HttpClient, for a burst too', async () => {
    startOnline(appConfig(api.origin));
    const orders = TestBed.inject(OrdersApi);
    const answers = await Promise.all([1, 2, 3].map(() => firstValueFrom(orders.orders(api.origin))));
    expect(answers).toEqual([['a lamp'], ['a lamp'], ['a lamp']]);
    expect(refreshes).toBe(1);
  });

  it('meanwhile: axios and HttpClient share one refresh', async () => {
    startOnline(appConfig(api.origin));
    const client = TestBed.runInInjectionContext(() => bridgedClient(api.origin));
    const viaHttp = firstValueFrom(TestBed.inject(OrdersApi).orders(api.origin));
    const answers = await Promise.all([client.orders(), client.orders(), viaHttp]);
    expect(answers).toEqual([['a lamp'], ['a lamp'], ['a lamp']]);
    expect(refreshes).toBe(1);
  });
});
