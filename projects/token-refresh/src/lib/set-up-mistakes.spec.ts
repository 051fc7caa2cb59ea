import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideRouter, RedirectCommand, Router, type CanMatchFn, type Routes } from '@angular/router';

import {
  cookieRefresh,
  injectReturnUrl,
  memoryStorage,
  provideTokenRefresh,
  signedInGuard,
  signedOutGuard,
  webStorage,
  type TokenRefreshOptions,
} from '../public-api';
import { inMode } from '../test/in-mode';
import { Page, settle, startApp, stopApp } from '../test/start-app';
import { expectWarnings } from '../test/warnings';
import { warnOfDeafStore } from './set-up-mistakes';

describe('assertProvided', () => {
  afterEach(stopApp);

  it.each<[string, CanMatchFn]>([
    ['signedInGuard', signedInGuard],
    ['signedOutGuard', signedOutGuard],
    ['injectReturnUrl()', () => injectReturnUrl() === '/'],
  ])('says that %s needs a session', async (user, guard) => {
    const routes: Routes = [{ path: '', canMatch: [guard], component: Page }];
    TestBed.configureTestingModule({ providers: [provideRouter(routes)] });
    const going = TestBed.inject(Router).navigateByUrl('/');
    await expect(going).rejects.toThrow(`NGTR005: ${user} needs a session`);
  });
});

describe('assertNotLoginPage', () => {
  afterEach(stopApp);

  it.each<[string, Routes]>([
    ['its own route', [{ path: 'login', canActivate: [signedInGuard], component: Page }]],
    [
      'that of its parent',
      [{ path: '', canActivateChild: [signedInGuard], children: [{ path: '**', component: Page }] }],
    ],
    [
      'one that is matched before',
      [
        { path: '', canMatch: [signedInGuard], children: [] },
        { path: 'login', component: Page },
      ],
    ],
  ])('says that nobody can get to a login page that is guarded by %s', async (_, routes) => {
    const app = startApp({ stored: null, routes });
    await expect(app.router.navigateByUrl('/login?a=1')).rejects.toThrow(
      "NGTR006: signedInGuard guards the login page '/login'",
    );
  });

  it.each([undefined, true])('says so where ngDevMode is %p', (mode) => {
    expect(() => inMode(mode, guardOfLogin)).toThrow('NGTR006');
  });

  it('says nothing in production', () => {
    expect(inMode(false, guardOfLogin)).toBeInstanceOf(RedirectCommand);
  });

  function guardOfLogin() {
    startApp({ stored: null });
    TestBed.inject(Location).go('/login');
    return TestBed.runInInjectionContext(() => signedInGuard({} as never, {} as never));
  }

  it('says nothing of what is guarded in another outlet', async () => {
    const routes = [
      { path: 'login', component: Page },
      { path: 'help', outlet: 'side', canActivate: [signedInGuard], component: Page },
    ];
    const app = startApp({ stored: null, routes });
    await app.router.navigateByUrl('/login(side:help)');
    expect(app.router.url).toMatch(/^\/login\?returnUrl=/);
  });

  it('says nothing of other pages', async () => {
    const routes = [
      { path: 'login', component: Page },
      { path: '', canActivateChild: [signedInGuard], children: [{ path: '**', component: Page }] },
    ];
    const app = startApp({ stored: null, routes });
    await app.router.navigateByUrl('/orders');
    expect(app.router.url).toBe('/login?returnUrl=%2Forders');
  });
});

describe('warnOfDeafStore', () => {
  it.each<[string, TokenRefreshOptions, string[]]>([
    ['a store that hears nothing', { acrossTabs: true, storage: memoryStorage() }, ['NGTR107']],
    [
      'such a store, with another strategy',
      { acrossTabs: true, storage: memoryStorage(), refresh: { refresh: async () => ({}) } },
      ['NGTR107'],
    ],
    ['such a store, and nothing said of tabs', { storage: memoryStorage() }, []],
    ['such a store without other tabs', { acrossTabs: false, storage: memoryStorage() }, []],
    [
      'such a store where a cookie carries the session',
      { acrossTabs: true, storage: memoryStorage(), refresh: cookieRefresh('/refresh') },
      [],
    ],
    ['a store that hears', { acrossTabs: true, storage: webStorage('localStorage') }, []],
    ['the default store', { acrossTabs: true }, []],
  ])('says of %s what it misses', (_, options, codes) => {
    warnOfDeafStore(options);
    expectWarnings(...codes);
  });

  it.each([
    [undefined, ['NGTR107']],
    [false, []],
  ])('is asked where ngDevMode is %p accordingly', (mode, codes) => {
    inMode(mode, () => provideTokenRefresh({ acrossTabs: true, storage: memoryStorage() }));
    expectWarnings(...codes);
  });
});

describe('warnOfStore', () => {
  afterEach(stopApp);

  it.each([
    [
      'throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret'))],
    [
      'throws what is no error',
      () => {
        throw null;
      },
    ],
  ])('speaks of a store that %s once', async (_, fail: () => never | Promise<never>) => {
    const app = startApp({ stored: null, storage: { get: fail, set: fail, remove: fail } });
    await settle();
    app.service.signIn({ accessToken: 'a' });
    app.service.signOut();
    await settle();
    expectWarnings('NGTR104');
  });

  it.each([
    [undefined, ['NGTR104']],
    [false, []],
  ])('is asked where ngDevMode is %p accordingly', (mode, codes) => {
    const get = () => {
      throw new Error('forbidden');
    };
    inMode(mode, () => startApp({ stored: null, storage: { ...memoryStorage(), get } }));
    expectWarnings(...codes);
  });
});
