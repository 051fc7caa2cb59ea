import type { ApplicationConfig } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, type TokenRefreshOptions, type TokenStorage } from 'ngx-token-refresh';

import type { DeveloperCode } from '../../projects/token-refresh/src/lib/developer-message';
import { grant, next, settle, startRecipe, tokenOf, unauthorized } from '../test/start-recipe';
import type { Example } from './example';
import * as ngtr101 from './ngtr101';
import * as ngtr102 from './ngtr102';
import * as ngtr103 from './ngtr103';
import * as ngtr104 from './ngtr104';
import * as ngtr105 from './ngtr105';
import * as ngtr106 from './ngtr106';
import * as ngtr107 from './ngtr107';
import * as ngtr108 from './ngtr108';
import { hearsOfSignOutElsewhere } from './two-tabs';

/** What is said on the console. */
export const WARNINGS: Record<Extract<DeveloperCode, `NGTR1${string}`>, Example> = {
  NGTR101: {
    mistakes: {
      wrapped: async () => {
        const app = await refreshes(ngtr101.wrapped, '/api/refresh', WRAPPED);
        expect(app.orders.error).toMatchObject({ code: 'failed' });
        expect(app.service.accessToken()).toBe('access-1');
      },
    },
    corrections: {
      unwrapped: async () => {
        const app = await refreshes(ngtr101.unwrapped, '/api/refresh', WRAPPED);
        expect(tokenOf(app.sent('/api/orders'))).toBe('Bearer wrapped-access');
      },
    },
  },
  NGTR102: {
    mistakes: {
      defaultUrl: async () => {
        const app = await refreshes(ngtr102.defaultUrl, '/api/token/refreshToken', null, 404, `${API}/orders`);
        expect(app.orders.error).toMatchObject({ code: 'failed' });
      },
    },
    corrections: {
      urlOfApi: async () => {
        const app = await refreshes(ngtr102.urlOfApi, `${API}/token/refreshToken`, grant(2), 200, `${API}/orders`);
        expect(tokenOf(app.sent(`${API}/orders`))).toBe('Bearer access-2');
      },
      overBy404: async () => {
        const app = await refreshes(ngtr102.overBy404, '/api/token/refreshToken', null, 404);
        await next('signedOut');
        expect(app.service.session()).toMatchObject({ reason: 'refused' });
        await settle();
      },
    },
  },
  NGTR103: {
    mistakes: { accessTokenOnly: () => signsInAndRefreshes(ngtr103.accessTokenOnly, {}) },
    corrections: { wholeAnswer: () => signsInAndRefreshes(ngtr103.wholeAnswer, { refreshToken: 'refresh-1' }) },
  },
  NGTR104: {
    mistakes: { nothingIsUndefined: () => keepsIn(ngtr104.nothingIsUndefined) },
    corrections: { nothingIsNull: () => keepsIn(ngtr104.nothingIsNull) },
  },
  NGTR105: {
    mistakes: {
      aDate: () => signsIn(ngtr105.aDate),
      milliseconds: () => signsIn(ngtr105.milliseconds),
    },
    corrections: { seconds: () => signsIn(ngtr105.seconds) },
  },
  NGTR106: {
    mistakes: {
      every401: async () => expect(await refreshesForWrongPins(ngtr106.every401)).toBe(5),
    },
    corrections: {
      bearerOnly: async () => {
        expect(await refreshesForWrongPins(ngtr106.bearerOnly)).toBe(0);
        TestBed.resetTestingModule();
        const app = await refreshes(ngtr106.bearerOnly, '/api/token/refreshToken', grant(2));
        expect(tokenOf(app.sent('/api/orders'))).toBe('Bearer access-2');
      },
    },
  },
  NGTR107: {
    mistakes: { deaf: () => startRecipe(ngtr107.deaf()) },
    corrections: {
      alone: () => startRecipe(ngtr107.alone()),
      hearing: () => startRecipe(ngtr107.hearing()),
      withBell: hearsOfSignOutElsewhere,
    },
  },
  NGTR108: {
    mistakes: {
      injectsLate: async () => {
        const app = startRecipe(ngtr108.injectsLate);
        await expect(app.service.refresh()).rejects.toMatchObject({ code: 'failed' });
      },
    },
    corrections: {
      injectsFirst: async () => {
        const app = startRecipe(ngtr108.injectsFirst);
        const refreshed = app.service.refresh();
        await settle();
        app.sent('/api/refresh').flush(grant(2));
        await refreshed;
        expect(app.service.accessToken()).toBe('access-2');
      },
    },
  },
};

const API = 'https://api.example.com';
const WRAPPED = { data: { token: 'wrapped-access' } };

function appWith(options: TokenRefreshOptions): ApplicationConfig {
  return { providers: [provideRouter([]), provideTokenRefresh(options)] };
}

/** Because the API refuses the token; the refresh is answered so. */
async function refreshes(
  config: ApplicationConfig,
  refreshUrl: string,
  answer: object | null,
  status = 200,
  url = '/api/orders',
) {
  const app = startRecipe(config);
  const orders = app.get(url);
  unauthorized(app.sent(url), { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
  await settle();
  app.sent(refreshUrl).flush(answer, { status, statusText: '' });
  await settle();
  return { ...app, orders };
}

async function signsInAndRefreshes(example: (person: object) => void, body: object): Promise<void> {
  const app = startRecipe(appWith({}), null);
  TestBed.runInInjectionContext(() => example({ name: 'ada' }));
  app.sent('/api/sign-in').flush(grant(1));
  const refreshed = app.service.refresh();
  await settle();
  const refresh = app.refresh();
  expect(JSON.parse(refresh.request.serializeBody() as string)).toEqual(body);
  refresh.flush(grant(2));
  await refreshed;
}

/** An access token that is a JWT, and good for five minutes. */
function signsIn(example: (answer: ngtr105.Answer) => void): void {
  const accessToken = `e30.${btoa(JSON.stringify({ iat: 1000, exp: 1300 }))}.x`;
  const app = startRecipe(appWith({}), null);
  TestBed.runInInjectionContext(() => example({ accessToken, refreshToken: 'refresh-1' }));
  expect(app.service.accessToken()).toBe(accessToken);
}

/** From an empty store through a sign-in and a reload to a sign-out. */
function keepsIn(storage: TokenStorage): void {
  startRecipe(appWith({ storage }), null).service.signIn(grant(1));
  TestBed.resetTestingModule();
  const { service } = startRecipe(appWith({ storage }), null);
  expect(service.accessToken()).toBe('access-1');
  service.signOut();
}

/** How many refreshes it costs to try six PINs, none of them right. */
async function refreshesForWrongPins(config: ApplicationConfig): Promise<number> {
  const app = startRecipe(config);
  for (let pin = 0; pin < 6; pin++) {
    const tried = app.get('/api/pin');
    unauthorized(app.sent('/api/pin'));
    await settle();
    app.wire.match('/api/token/refreshToken').forEach((refresh) => refresh.flush(grant(2)));
    await settle();
    app.wire.match('/api/pin').forEach((replay) => replay.flush(null, { status: 401, statusText: '' }));
    expect(tried.error).toMatchObject({ status: 401 });
  }
  return app.types().filter((type) => type === 'refreshStarted').length;
}
