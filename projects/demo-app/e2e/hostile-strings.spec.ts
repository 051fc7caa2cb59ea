import fc from 'fast-check';
import { test as quiet, type Request } from '@playwright/test';

import { apiUrlTest } from '../../token-refresh/src/lib/api-urls';
import { safeReturnUrl } from '../../token-refresh/src/lib/return-url';
import { drawSeed } from '../../token-refresh/src/test/draws';
import { HOSTILE_RETURN_URLS, PLAIN_RETURN_URLS } from '../../token-refresh/src/test/hostile-return-urls';
import { API_SETS, APIS, HOSTILE_URLS, PAGE, PLAIN_URLS } from '../../token-refresh/src/test/hostile-urls';
import { nearMisses } from '../../token-refresh/src/test/near-misses';
import { isApiUrl } from '../../token-refresh/src/test/url-oracle';
import {
  apiUrlVerdicts,
  openHostilePage,
  returnUrls,
  sendAll,
  wrongAddresses,
  wrongReturnUrls,
  wrongUrls,
} from './hostile-page';
import { enter, expectGate, signIn } from './sign-in';
import { expect, test } from './test';

const ALL_URLS = [...PLAIN_URLS, ...HOSTILE_URLS];
const ALL_RETURN_URLS = [...PLAIN_RETURN_URLS, ...HOSTILE_RETURN_URLS];
/** From an https page Chromium would not send anything to http. */
const HTTP_PAGE = PAGE.replace('https:', 'http:');
const TOKEN = 'secret-token';
const WORST = ['//evil.io', '/.//evil.io', '/(primary://evil.io)', '/login//x', '/%'];

quiet.describe('in Chromium', () => {
  quiet('hostile URLs are of an API exactly where URL, links and Request say so', async ({ page }) => {
    await openHostilePage(page, PAGE);
    const urls = withDrawn(ALL_URLS, 2_000);
    for (const apis of API_SETS) {
      expect(await wrongUrls(page, urls, apis, 'library')).toEqual([]);
      expectAgreement(urls, await apiUrlVerdicts(page, urls, apis), urls.map(apiUrlTest(apis, { baseURI: PAGE })));
    }
  });

  quiet('hostile return URLs come to a page of this app', async ({ page }) => {
    await openHostilePage(page, PAGE);
    const urls = withDrawn(ALL_RETURN_URLS, 1_000);
    expect(await wrongReturnUrls(page, urls, 'library')).toEqual([]);
    expect(await wrongAddresses(page, ALL_RETURN_URLS, 'library')).toEqual([]);
    const isKept = (url: string) => url !== '/';
    const inNode = urls.map((url) => isKept(safeReturnUrl(url, '/login')));
    expectAgreement(urls, (await returnUrls(page, urls)).map(isKept), inNode);
  });

  quiet('the same strings find out functions that compare strings', async ({ page }) => {
    await openHostilePage(page, PAGE);
    expect(await wrongUrls(page, ALL_URLS, APIS, 'naive')).toContain('/api/../other');
    expect(await wrongReturnUrls(page, ALL_RETURN_URLS, 'naive')).toEqual(
      expect.arrayContaining(['//evil.io', '/\\evil.io', '/.//evil.io', '/%6cogin']),
    );
    expect(await wrongAddresses(page, ALL_RETURN_URLS, 'naive')).toContain('/\t/evil.io');
  });

  quiet('requests to hostile URLs bring the token to the APIs, and to nobody else', async ({ page }) => {
    const requests = await openHostilePage(page, HTTP_PAGE);
    await sendAll(page, withDrawn(ALL_URLS, 300), { apis: APIS, token: TOKEN, library: 'library' });
    expect(requests.filter(misplacesToken).map((request) => request.url())).toEqual([]);
    expect(requests.filter((request) => placesOfToken(request).length === 1).length).toBeGreaterThan(30);
    expect(requests.filter((request) => placesOfToken(request).length === 0).length).toBeGreaterThan(100);
  });

  quiet('the same requests find out an interceptor that compares strings', async ({ page }) => {
    const requests = await openHostilePage(page, HTTP_PAGE);
    await sendAll(page, ALL_URLS, { apis: APIS, token: TOKEN, library: 'naive' });
    expect(requests.filter(misplacesToken).map((request) => request.url())).toContain(new URL('/apis', HTTP_PAGE).href);
  });
});

test.describe('a hostile return URL', () => {
  for (const url of ['/\\evil.io', '/(primary:login)']) {
    test(`leads to the gate: ${url}`, async ({ page }) => {
      await page.goto(`/login?returnUrl=${encodeURIComponent(url)}`);
      await enter(page);
      await expectGate(page);
      await expect(page).toHaveURL('/');
    });
  }

  test('leads somebody who has signed in to a page of this app', async ({ page, baseURL }) => {
    await signIn(page);
    for (const url of WORST) {
      await page.goto(`/login?returnUrl=${encodeURIComponent(url)}`);
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
      const { origin, pathname } = new URL(page.url());
      expect({ url, origin, pathname }).toEqual({ url, origin: baseURL, pathname: '/' });
    }
  });
});

function withDrawn(seeds: readonly string[], numRuns: number): readonly string[] {
  const fresh = drawSeed();
  console.log(`FC_SEED=${fresh} draws the same strings again.`);
  const short = nearMisses(seeds.filter((text) => text.length < 200));
  return [...seeds, ...[1, fresh].flatMap((seed) => fc.sample(short, { seed, numRuns }))];
}

function misplacesToken(request: Request): boolean {
  const expected = isApiUrl(request.url(), APIS, HTTP_PAGE, URL) ? ['authorization'] : [];
  return String(placesOfToken(request)) !== String(expected);
}

function placesOfToken(request: Request): string[] {
  const places = { ...request.headers(), ' url': request.url(), ' body': request.postData() ?? '' };
  return Object.entries(places).flatMap(([place, value]) => (value.includes(TOKEN) ? [place] : []));
}

/** Where the two differ, Node has no such URL, as with `http://［::1]`, which Chromium takes for `http://[::1]`. */
function expectAgreement(urls: readonly string[], chromium: readonly unknown[], node: readonly unknown[]): void {
  const apart = urls.filter((_, i) => chromium[i] !== node[i]);
  if (apart.length > 0) console.log(`Chromium and Node differ about ${JSON.stringify(apart)}.`);
  expect(apart.filter((url) => URL.canParse(url, PAGE))).toEqual([]);
}
