import { isLoginPage, safeReturnUrl } from './return-url';

describe('safeReturnUrl', () => {
  it.each([
    '/',
    '/orders',
    '/orders?page=2#top',
    '/orders;a=1',
    '/a%2Fb',
    '/%2F%2Fevil.io',
    '/loginx',
    '/login;a=1/help',
  ])('keeps %s', (url) => {
    expect(safeReturnUrl(url, '/login')).toBe(url);
  });

  it.each([
    undefined,
    null,
    7,
    ['/orders'],
    '',
    'orders',
    'https://evil.io',
    '//evil.io',
    '//evil.io/orders',
    '/\\evil.io',
    '\\/evil.io',
    '\\\\evil.io',
    '/\t/evil.io',
    '/\n/evil.io',
    '/.//evil.io',
    '/x/..//evil.io',
    '/%2e//evil.io',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.io',
    'https:evil.io',
    '/login',
    '/login?returnUrl=/login',
    '/login#x',
    '/login;x=1',
    '/login/',
    '/x/../login',
  ])('is / for %j', (url) => {
    expect(safeReturnUrl(url, '/login')).toBe('/');
  });

  it('knows the login page also where it is spelled with reserved characters', () => {
    expect(safeReturnUrl('/log%2Cin?x', '/log,in')).toBe('/');
  });

  it('compares paths that cannot be decoded as they are', () => {
    expect(safeReturnUrl('/50%', '/100%')).toBe('/50%');
    expect(safeReturnUrl('/100%', '/100%')).toBe('/');
  });

  it('has no login page to avoid where there is none', () => {
    expect(safeReturnUrl('/login', false)).toBe('/login');
  });
});

describe('isLoginPage', () => {
  it('looks at the path alone', () => {
    expect(isLoginPage('/login?returnUrl=%2F', '/login?tenant=a')).toBe(true);
    expect(isLoginPage('/login/help', '/login')).toBe(false);
    expect(isLoginPage('/login', false)).toBe(false);
  });

  it.each(['/login/', '/login//', '/login//?a=1'])('knows %s', (url) => {
    expect(isLoginPage(url, '/login')).toBe(true);
  });

  it('does not freeze the page over a long link: eight times as long takes eight times as long, not 64 times', () => {
    const time = (slashes: number) => {
      const url = `/x${'/'.repeat(slashes)}x`;
      const start = performance.now();
      isLoginPage(url, '/login');
      return performance.now() - start;
    };
    const median = (slashes: number) => Array.from({ length: 5 }, () => time(slashes)).sort((a, b) => a - b)[2]!;
    expect(median(80_000) / Math.max(median(10_000), 0.05)).toBeLessThan(32);
  });
});
