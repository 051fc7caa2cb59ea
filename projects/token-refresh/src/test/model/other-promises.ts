import { HttpBackend, HttpClient } from '@angular/common/http';
import { PLATFORM_ID } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';

import type { TokenRefreshOptions } from '../../public-api';
import { someTokens } from '../start-app';
import { Page } from './page';
import type { Caller } from './caller';
import { Tab, type Library } from './tab';
import { API, backendOf, ELSEWHERE, REFRESH } from './wire';
import { World } from './world';

const SERVER = { lifetime: 600, tellsLifetime: true, rotates: true, refuses: 401 } as const;

/** P20: a page that is rendered on a server waits for nothing, redirects nobody, and shares nothing. */
export async function rendersForEverybody(library: Library): Promise<void> {
  const world = new World(SERVER);
  world.storage.setItem('ngx-token-refresh', JSON.stringify(someTokens()));
  const writes = world.storage.writes.length;
  const page = new Page(0);
  try {
    const providers = [
      provideRouter([]),
      library.provideTokenRefresh({ apiUrls: [API] }),
      { provide: HttpBackend, useValue: backendOf(page, world) },
      { provide: PLATFORM_ID, useValue: 'server' },
    ];
    const app = await page.run(() => createApplication({ providers }));
    const timers = jest.getTimerCount();
    page.run(() => app.injector.get(HttpClient).get(`${API}/items`).subscribe());
    const service = app.injector.get(library.TokenService);
    page.run(() => service.signIn({ accessToken: 'tok-access-1', expiresIn: 1 }));
    if (service.session().status !== 'restoring') throw new Error(`P20: the session is ${service.session().status}`);
    if (world.exchanges.length !== 1) throw new Error('P20: a request waits');
    if (world.exchanges[0]!.authorization) throw new Error('P20: a token of somebody is sent');
    // Those of the network.
    if (jest.getTimerCount() - timers > 2) throw new Error('P20: a timer is left behind');
    if (world.storage.writes.length !== writes) throw new Error('P20: the store was written to');
    app.destroy();
  } finally {
    world.end();
  }
}

/** P21: a cookie session is found again by a page that is loaded anew, and its credentials go to the API alone. */
export async function keepsCookiesAtHome(library: Library): Promise<void> {
  const world = new World(SERVER);
  const callers: Caller[] = [];
  const cookie = world.server.signIn('ada')['refreshToken'];
  const options = (): TokenRefreshOptions => ({
    storage: library.memoryStorage(),
    refresh: {
      ...library.cookieRefresh(REFRESH),
      // What the browser does with a cookie.
      refresh: (current, http) =>
        library.jsonRefresh(REFRESH).refresh({ ...current, refreshToken: String(cookie) }, http),
    },
  });
  try {
    const tab = await Tab.open(world, library, options, callers, 0);
    const guard = tab.page.run(() => tab.guard());
    for (const url of [`${API}/items`, `${ELSEWHERE}/items`]) tab.page.run(() => tab.request('GET', url));
    await world.pass(5_000);
    if (guard.values[0] !== true) throw new Error('P21: a reload shows the login page');
    if (world.storage.writes.length > 0) throw new Error('P21: something is stored');
    for (const { kind, request } of world.exchanges) {
      if (kind !== 'refresh' && request.withCredentials !== (kind === 'api'))
        throw new Error(`P21: credentials and ${request.url}`);
    }
    tab.destroy();
  } finally {
    world.end();
  }
}
