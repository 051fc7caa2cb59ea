import { HttpClient } from '@angular/common/http';
import { provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import type { ApplicationConfig } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideTokenRefresh } from 'ngx-token-refresh';
import { config as rxjs, firstValueFrom } from 'rxjs';

import type { DeveloperCode } from '../../projects/token-refresh/src/lib/developer-message';
import { startRecipe, tokenOf } from '../test/start-recipe';
import type { Example } from './example';
import * as ngtr001 from './ngtr001';
import * as ngtr002 from './ngtr002';
import * as ngtr003 from './ngtr003';
import * as ngtr004 from './ngtr004';
import * as ngtr005 from './ngtr005';
import * as ngtr006 from './ngtr006';

/** What is thrown. */
export const ERRORS: Record<Extract<DeveloperCode, `NGTR0${string}`>, Example> = {
  NGTR001: {
    mistakes: {
      misspelt: () => startRecipe(ngtr001.misspelt()),
      featureFirst: () => startRecipe(ngtr001.featureFirst()),
    },
    corrections: {
      spelt: () => sendsTokenTo('/api/orders', ngtr001.spelt()),
      featureSecond: () => sendsTokenTo('/api/orders', ngtr001.featureSecond()),
    },
  },
  NGTR002: {
    mistakes: { withoutSlash: () => startRecipe(ngtr002.withoutSlash()) },
    corrections: { withSlash: () => sendsTokenTo('/api/orders', ngtr002.withSlash()) },
  },
  NGTR003: {
    mistakes: { sessionOfRoute: () => opensOrders(ngtr003.sessionOfRoute) },
    corrections: {
      sessionOfApp: () => sendsTokenTo('/orders-api/lamps', ngtr003.sessionOfApp),
      interceptorsOfRoute: async () => {
        const orders = await opensOrders(ngtr003.interceptorsOfRoute);
        expect([tokenOf(orders), orders.request.headers.get('Accept-Language')]).toEqual(['Bearer access-1', 'de']);
      },
    },
  },
  NGTR004: {
    mistakes: {
      wrapped: async () => {
        const unhandled = new Promise((resolve) => (rxjs.onUnhandledError = resolve));
        signIn(ngtr004.wrapped);
        const error = await unhandled;
        rxjs.onUnhandledError = null;
        throw error;
      },
    },
    corrections: {
      unwrapped: () => expect(signIn(ngtr004.unwrapped).service.accessToken()).toBe('wrapped-access'),
    },
  },
  NGTR005: {
    mistakes: {
      noSession: async () => {
        TestBed.configureTestingModule({ providers: [...ngtr005.noSession.providers, provideHttpClientTesting()] });
        await expect(TestBed.inject(Router).navigateByUrl('/orders')).rejects.toThrow(/^NGTR005: /);
        await firstValueFrom(TestBed.inject(HttpClient).get('/api/orders'));
      },
    },
    corrections: {
      twoParts: () => sendsTokenTo('/api/orders', ngtr005.twoParts),
      bothInOne: () => sendsTokenTo('/api/orders', ngtr005.bothInOne),
    },
  },
  NGTR006: {
    mistakes: { loginInside: () => startRecipe(appWith(ngtr006.loginInside), null).router.navigateByUrl('/login') },
    corrections: { loginBeside: () => goesToLogin(ngtr006.loginBeside) },
  },
};

function appWith(routes: Routes): ApplicationConfig {
  return { providers: [provideRouter(routes), provideTokenRefresh()] };
}

/** And asks for what is to be seen there. */
async function opensOrders(routes: Routes): Promise<TestRequest> {
  const app = startRecipe(appWith(routes));
  await RouterTestingHarness.create('/orders');
  return app.sent('/api/orders');
}

function sendsTokenTo(url: string, config: ApplicationConfig): void {
  const app = startRecipe(config);
  app.get(url);
  expect(tokenOf(app.sent(url))).toBe('Bearer access-1');
}

/** To a server that wraps its answer. */
function signIn(example: (person: object) => void) {
  const app = startRecipe(appWith([]), null);
  TestBed.runInInjectionContext(() => example({ name: 'ada' }));
  app.sent('/api/sign-in').flush({ data: { token: 'wrapped-access', refresh: 'wrapped-refresh' } });
  return app;
}

/** From a page that needs a session, signed out. */
async function goesToLogin(routes: Routes): Promise<void> {
  const { router } = startRecipe(appWith(routes), null);
  await router.navigateByUrl('/orders');
  expect(router.url).toBe('/login?returnUrl=%2Forders');
}
