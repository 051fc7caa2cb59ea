import { URL as NodeUrl } from 'node:url';

import fc from 'fast-check';

import { draws } from '../test/draws';
import { HOSTILE_RETURN_URLS, PLAIN_RETURN_URLS } from '../test/hostile-return-urls';
import { nearMisses } from '../test/near-misses';
import { segmentsOf, staysHere } from '../test/url-oracle';
import { isLoginPage, safeReturnUrl } from './return-url';

const PAGE = 'https://app.example.com/login';
const LOGIN_PAGES = [
  '/login',
  '/auth/sign-in',
  '/log,in',
  '/anmelden für alle',
  '/login?tenant=a',
  '/login/',
  false,
] as const;
const SHORT = [
  ...PLAIN_RETURN_URLS,
  ...HOSTILE_RETURN_URLS,
  '/auth/sign-in',
  '/log,in',
  '/log%2Cin',
  '/anmelden für alle',
].filter((url) => url.length < 200);

describe('hostile return URLs', () => {
  it('come to a page of this app', () => {
    expect(HOSTILE_RETURN_URLS.filter((url) => fault(safeReturnUrl, url, '/login'))).toEqual([]);
    for (const login of LOGIN_PAGES) expect(SHORT.filter((url) => fault(safeReturnUrl, url, login))).toEqual([]);
  });

  it('come to a page of this app also when they are drawn', () => {
    fc.assert(comesHome(safeReturnUrl), draws(5_000));
  });

  it('cost no time, however long they are', () => {
    const start = performance.now();
    for (const char of '/;(?#%') isLoginPage(`/x${char.repeat(100_000)}x`, '/login');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('leave those of honest people as they are', () => {
    fc.assert(keepsHonestOnes(safeReturnUrl), draws(3_000));
  });

  it.each(Object.entries(naiveChecks()))('find out a check that %s', (_, naive) => {
    expect(() => fc.assert(comesHome(naive), draws(20_000))).toThrow('Property failed');
  });

  it.each(Object.entries(overcautiousChecks()))('are told from honest ones: no check that %s', (_, naive) => {
    expect(() => fc.assert(keepsHonestOnes(naive), draws(20_000))).toThrow('Property failed');
  });
});

type Check = typeof safeReturnUrl;
type LoginUrl = string | false;

function comesHome(check: Check) {
  const logins = fc.constantFrom(...LOGIN_PAGES);
  return fc.property(nearMisses(SHORT), logins, (url, login) => fault(check, url, login) === undefined);
}

function fault(check: Check, value: string, login: LoginUrl): string | undefined {
  const url = check(value, login);
  if (!url.startsWith('/') || !staysHere(url, PAGE, NodeUrl)) return `${url} is elsewhere`;
  if (new NodeUrl(url, PAGE).pathname.startsWith('//')) return `${url} becomes another host`;
  if (isLogin(url, login)) return `${url} is the login page`;
  return check(url, login) === url ? undefined : `${url} changes when it is looked at again`;
}

function isLogin(url: string, login: LoginUrl): boolean {
  if (login === false || url === '/') return false;
  return JSON.stringify(segmentsOf(url, PAGE, NodeUrl)) === JSON.stringify(segmentsOf(login, PAGE, NodeUrl));
}

function keepsHonestOnes(check: Check) {
  const logins = fc.constantFrom(...LOGIN_PAGES);
  return fc.property(honestUrls(), logins, (url, login) => isLogin(url, login) || check(url, login) === url);
}

function honestUrls() {
  const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_~!*,:@$&+='), minLength: 1, maxLength: 5 });
  const encoded = fc.constantFrom('login', 'sign-in', 'a%2Fb', '%20x', '%C3%A9', '%252F', 'a.b', '...', '.well-known');
  const segment = fc
    .tuple(fc.oneof(word, encoded), fc.constantFrom('', '', ';a=1', ';b'))
    .map((parts) => parts.join(''));
  const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  return fc
    .tuple(
      path,
      fc.constantFrom('', '?q=%20x', '?next=//evil.io&x', '?a=/login'),
      fc.constantFrom('', '#top', '#/login'),
    )
    .map((parts) => parts.join(''));
}

function naiveChecks(): Record<string, Check> {
  const parsed = (value: unknown) => {
    const url = URL.canParse(String(value), 'https://this.app')
      ? new URL(String(value), 'https://this.app')
      : undefined;
    return url?.origin === 'https://this.app' ? url.pathname + url.search + url.hash : '/';
  };
  const ifIt = (is: (url: string, login: LoginUrl) => boolean): Check => {
    return (value, login) => (is(String(value), login) ? safeReturnUrl(value, false) : '/');
  };
  const unlessRaw =
    (looksBad: RegExp): Check =>
    (value, login) =>
      looksBad.test(String(value)) ? '/' : isLogin(parsed(value), login) ? '/' : String(value);
  return {
    'wants a slash': unlessRaw(/^(?!\/)/),
    'wants one slash': unlessRaw(/^(?!\/(?!\/))/),
    'wants one slash and no backslash': unlessRaw(/^(?!\/(?![/\\]))/),
    'looks at the origin alone': (value, login) => (isLogin(parsed(value), login) ? '/' : parsed(value)),
    'does not know the login page': ifIt(() => true),
    'knows one spelling of it': ifIt((url, login) => url.split(/[?#;(]/)[0] !== login),
    'does not decode': ifIt(
      (url, login) =>
        parsed(url)
          .split(/[?#;(]/)[0]!
          .replace(/\/+$/, '') !== login,
    ),
    'decodes no commas': ifIt((url, login) => login === false || decodeUri(parsed(url)) !== decodeUri(login)),
  };
}

function overcautiousChecks(): Record<string, Check> {
  return {
    'sends everybody to the start page': () => '/',
    'refuses what begins like the login page': (value, login) =>
      login && String(value).startsWith(login) ? '/' : safeReturnUrl(value, login),
    'drops queries': (value, login) => safeReturnUrl(value, login).replace(/[?#].*/, ''),
    decodes: (value, login) => decodeURIComponent(safeReturnUrl(value, login)),
  };
}

function decodeUri(url: string): string {
  try {
    return decodeURI(url.split(/[?#;(]/)[0]!).replace(/\/+$/, '');
  } catch {
    return url;
  }
}
