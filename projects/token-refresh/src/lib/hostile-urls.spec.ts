import { URL as NodeUrl } from 'node:url';

import fc from 'fast-check';

import { draws } from '../test/draws';
import { API_SETS, APIS, HOSTILE_URLS, PAGE, PLAIN_URLS } from '../test/hostile-urls';
import { nearMisses } from '../test/near-misses';
import { isApiUrl } from '../test/url-oracle';
import { apiUrlTest } from './api-urls';

const URLS = nearMisses([...PLAIN_URLS, ...HOSTILE_URLS.filter((url) => url.length < 200)]);

describe('hostile URLs', () => {
  it.each(API_SETS)('get a token exactly where Node says that they are of %s', (...bases) => {
    const test = apiUrlTest(bases, { baseURI: PAGE });
    const wrong = [...PLAIN_URLS, ...HOSTILE_URLS].filter((url) => test(url) !== isApiUrl(url, bases, PAGE, NodeUrl));
    expect(wrong).toEqual([]);
  });

  it('are some that get a token, and many that do not', () => {
    const test = apiUrlTest(APIS, { baseURI: PAGE });
    expect(PLAIN_URLS.filter(test)).toHaveLength(7);
    expect(HOSTILE_URLS.filter(test).length).toBeGreaterThan(30);
    expect(HOSTILE_URLS.filter((url) => !test(url)).length).toBeGreaterThan(100);
  });

  it('get a token exactly where Node says so, also when they are drawn', () => {
    fc.assert(agreesWithNode(apiUrlTest), draws(5_000));
  });

  it('are read by Node as by jsdom', () => {
    fc.assert(
      fc.property(URLS, (url) => isApiUrl(url, APIS, PAGE, NodeUrl) === isApiUrl(url, APIS, PAGE, URL)),
      draws(3_000),
    );
  });

  it.each(Object.entries(naiveTests()))('find out a test that %s', (_, naive) => {
    expect(() => fc.assert(agreesWithNode(naive), draws(20_000))).toThrow('Property failed');
  });
});

function agreesWithNode(make: typeof apiUrlTest) {
  const sets = API_SETS.map((bases) => ({ bases, test: make(bases, { baseURI: PAGE }) }));
  return fc.property(fc.constantFrom(...sets), URLS, ({ bases, test }, url) => {
    return test(url) === isApiUrl(url, bases, PAGE, NodeUrl);
  });
}

function naiveTests(): Record<string, typeof apiUrlTest> {
  const byUrl =
    (covers: (url: URL, base: URL) => boolean): typeof apiUrlTest =>
    (bases, { baseURI }) =>
    (url) =>
      URL.canParse(url, baseURI) && bases.some((base) => covers(new URL(url, baseURI), new URL(base, baseURI)));
  const under = (url: URL, base: URL) =>
    url.pathname === base.pathname || url.pathname.startsWith(base.pathname.replace(/\/?$/, '/'));
  return {
    'compares the beginnings of strings': (bases) => (url) => bases.some((base) => url.startsWith(base)),
    'looks for the base anywhere': (bases) => (url) => bases.some((base) => url.includes(base)),
    'compares the beginnings of URLs': byUrl((url, base) => url.href.startsWith(base.href)),
    'looks at the origin alone': byUrl((url, base) => url.origin === base.origin),
    'does not look at the scheme': byUrl((url, base) => url.host === base.host && under(url, base)),
    'does not look at the port': byUrl(
      (url, base) => url.protocol === base.protocol && url.hostname === base.hostname && under(url, base),
    ),
    'does not end at a segment': byUrl(
      (url, base) => url.protocol === base.protocol && url.host === base.host && url.pathname.startsWith(base.pathname),
    ),
    'takes the folder for what is in it': byUrl(
      (url, base) =>
        url.protocol === base.protocol && url.host === base.host && under(new URL(`${url.pathname}/`, url), base),
    ),
    'takes whatever begins with a slash for its own': (bases, page) => (url) =>
      /^\/(?!\/)/.test(url) ? apiUrlTest(bases, page)(url.replace(/[\\\t\n\r]/g, '')) : apiUrlTest(bases, page)(url),
  };
}
