import { BrowserPlatformLocation, PlatformLocation } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import fc from 'fast-check';

import { injectReturnUrl, provideTokenRefresh } from '../public-api';
import { draws } from '../test/draws';
import { HOSTILE_RETURN_URLS, PLAIN_RETURN_URLS } from '../test/hostile-return-urls';
import { nearMisses } from '../test/near-misses';
import { Page, startApp, stopApp } from '../test/start-app';
import { segmentsOf, staysHere } from '../test/url-oracle';
import { safeReturnUrl } from './return-url';

const ALL = [...PLAIN_RETURN_URLS, ...HOSTILE_RETURN_URLS].filter((url) => url.length < 5_000);
const UNKNOWN = 'unknown page';

describe('a login page that was opened with a hostile return URL', () => {
  beforeEach(() => {
    // The router tells of each URL that it cannot read.
    jest.spyOn(console, 'warn').mockImplementation(() => {});
  });

  afterEach(() => {
    stopApp();
    jest.restoreAllMocks();
    history.replaceState(null, '', '/');
  });

  it('leads to a page of this app, and not to itself', async () => {
    const router = startRouter();
    for (const url of ALL) expect(await faultOf(router, url, injectReturnUrl)).toBeUndefined();
  });

  it('does so also when the URL is drawn', async () => {
    await fc.assert(leadsHome(startRouter(), injectReturnUrl), draws(1_000));
  });

  it('leads honest people to where they were', async () => {
    const router = startRouter();
    const trees = honestCommands().map((commands) => router.createUrlTree(...commands));
    const leadsBack = fc.asyncProperty(trees, async (tree) => {
      const url = router.serializeUrl(tree);
      await openLogin(router, url);
      const back = TestBed.runInInjectionContext(injectReturnUrl);
      expect(router.serializeUrl(router.parseUrl(back))).toBe(url);
    });
    await fc.assert(leadsBack, draws(300));
  });

  it.each(Object.entries(naiveReturnUrls()))('finds out one that %s', async (_, naive) => {
    await expect(fc.assert(leadsHome(startRouter(), naive), draws(5_000))).rejects.toThrow('Property failed');
  });
});

function startRouter(): Router {
  const paths = [{ path: 'login' }, { path: '**' }, { path: '**', outlet: 'popup' }];
  const routes = paths.map((route) => ({ ...route, component: Page }));
  const realLocation = { provide: PlatformLocation, useClass: BrowserPlatformLocation };
  const providers = [provideTokenRefresh({ acrossTabs: false }), realLocation];
  return startApp({ stored: null, routes, providers }).router;
}

function leadsHome(router: Router, returnUrl: () => string) {
  return fc.asyncProperty(nearMisses(ALL), async (url) => {
    expect(await faultOf(router, url, returnUrl)).toBeUndefined();
  });
}

async function faultOf(router: Router, returnUrl: string, readReturnUrl: () => string): Promise<string | undefined> {
  await openLogin(router, returnUrl);
  const back = TestBed.runInInjectionContext(readReturnUrl);
  if ((await router.navigateByUrl(back).catch(unknownPage)) === UNKNOWN) return undefined;
  const { children } = router.routerState.snapshot.root;
  const path = children.find(({ outlet }) => outlet === 'primary')?.routeConfig?.path;
  const away = [router.url, location.pathname].find((url) => !staysHere(url, 'http://localhost/', URL));
  if (away !== undefined || location.origin !== 'http://localhost') return `${returnUrl} leads away, to ${away}`;
  const shown = segmentsOf(location.href, location.href, URL).join('/');
  return path === 'login' || shown === '/login' ? `${returnUrl} leads to the login page, ${router.url}` : undefined;
}

/** A page that this app does not have (NG04002): the router says so and goes nowhere. */
function unknownPage(error: { code?: number }): typeof UNKNOWN {
  if (error.code === 4002) return UNKNOWN;
  throw error;
}

async function openLogin(router: Router, returnUrl: string): Promise<void> {
  const wellFormed = returnUrl.replace(/\p{Surrogate}/gu, '\ufffd');
  await router.navigateByUrl(`/login?returnUrl=${encodeURIComponent(wellFormed)}`);
}

function honestCommands() {
  const dots = (word: string) => word === '.' || word === '..';
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => !dots(text));
  const segments = fc.array(word, { minLength: 1, maxLength: 3 }).filter(([first]) => first !== 'login');
  const extras = fc.record({ queryParams: fc.dictionary(word, word, { maxKeys: 2 }), fragment: fc.option(word) });
  return fc.tuple(
    segments.map((all) => ['/', ...all]),
    extras.map(({ queryParams, fragment }) => ({ queryParams, fragment: fragment ?? undefined })),
  );
}

function naiveReturnUrls(): Record<string, () => string> {
  const asked = () => {
    const router = TestBed.inject(Router);
    return String(router.parseUrl(router.url).queryParams['returnUrl']);
  };
  const readByRouter = (url: string) => TestBed.inject(Router).serializeUrl(TestBed.inject(Router).parseUrl(url));
  return {
    'believes what it is told': asked,
    'wants one slash': () => (/^\/(?![/\\])/.test(asked()) ? asked() : '/'),
    'reads it as the browser does': () => safeReturnUrl(asked(), '/login'),
    'reads it as the router does': () => (isLogin(readByRouter(asked())) ? '/' : readByRouter(asked())),
    'forgets the login page': () => safeReturnUrl(readByRouter(safeReturnUrl(asked(), false)), false),
  };
}

function isLogin(url: string): boolean {
  return /^\/login\/*([?#;(]|$)/.test(url);
}
