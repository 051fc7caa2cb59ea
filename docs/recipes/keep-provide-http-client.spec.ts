import {
  HttpBackend,
  HttpClient,
  provideHttpClient,
  withInterceptors,
  withRequestsMadeViaParent,
  type HttpInterceptorFn,
} from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { grant, settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig, TOAST } from './keep-provide-http-client';

describe('an app that keeps its own provideHttpClient', () => {
  const toasts: string[] = [];
  const toaster = { provide: TOAST, useValue: (text: string) => toasts.push(text) };
  const withToaster = { providers: [...appConfig.providers, toaster] };

  afterEach(() => {
    stopApp();
    toasts.length = 0;
  });

  it('sees the URL as the base URL interceptor left it', () => {
    const app = startRecipe(withToaster);
    app.get('orders');
    expect(tokenOf(app.sent('/api/orders'))).toBe('Bearer access-1');
  });

  it('shows no toast for a 401 that was mended, and one for an error that was not', async () => {
    const app = startRecipe(withToaster);
    const orders = app.get('orders');
    unauthorized(app.sent('/api/orders'));
    app.refresh().flush(grant(2));
    await settle();
    app.sent('/api/orders').flush(['a lamp']);
    expect(orders.values).toEqual([['a lamp']]);
    expect(toasts).toEqual([]);

    app.get('orders');
    app.sent('/api/orders').flush(null, { status: 500, statusText: 'Oops' });
    expect(toasts).toEqual(['GET failed: 500']);
  });

  it('adds up with a second provideHttpClient in one injector, whose interceptors come closer to the wire', () => {
    const seen: (string | null)[] = [];
    const late: HttpInterceptorFn = (request, next) => {
      seen.push(request.headers.get('Authorization'));
      return next(request);
    };
    const app = startRecipe({ providers: [...withToaster.providers, provideHttpClient(withInterceptors([late]))] });
    app.get('orders');
    expect(tokenOf(app.sent('/api/orders'))).toBe('Bearer access-1');
    expect(seen).toEqual(['Bearer access-1']);
  });

  it('is left out by a provideHttpClient in a child injector, but for withRequestsMadeViaParent', () => {
    const app = startRecipe(withToaster);
    const parent = TestBed.inject(EnvironmentInjector);
    const backend = { provide: HttpBackend, useValue: parent.get(HttpBackend) };

    createEnvironmentInjector([provideHttpClient(), backend], parent).get(HttpClient).get('/api/orders').subscribe();
    expect(tokenOf(app.sent('/api/orders'))).toBeNull();

    const viaParent = provideHttpClient(withRequestsMadeViaParent());
    createEnvironmentInjector([viaParent], parent).get(HttpClient).get('/api/orders').subscribe();
    expect(tokenOf(app.sent('/api/orders'))).toBe('Bearer access-1');
  });
});
