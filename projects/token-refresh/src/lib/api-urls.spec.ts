import { apiUrlTest } from './api-urls';

const PAGE = { baseURI: 'https://app.example.com/shop/' };

describe('apiUrlTest', () => {
  const test = apiUrlTest(['/api', 'https://api.example.com/v1/', 'https://münchen.example:8443'], PAGE);

  it.each([
    '/api',
    '/api/items',
    '/api/',
    '/api?x=1',
    '/api#x',
    '../api/items',
    'https://app.example.com/api/items',
    'HTTPS://APP.EXAMPLE.COM:443/api',
    '/other/../api/items',
    '/%2e%2e/api/items',
    '\\api\\items',
    'https://api.example.com/v1/',
    'https://api.example.com/v1/x',
    'https://xn--mnchen-3ya.example:8443/x',
    ' /api/items',
  ])('is true for %s', (url) => {
    expect(test(url)).toBe(true);
  });

  it.each([
    '/apis',
    '/ap',
    '/API/items',
    'api/items',
    '/api/../items',
    '/api/%2e%2e/items',
    '/api/..\\items',
    '//evil.io/api',
    '\\\\evil.io/api',
    '/\\evil.io/api',
    '/\t/evil.io/api',
    'https:/\\evil.io/api',
    'https://evil.io/api',
    'http://app.example.com/api',
    'https://app.example.com:8443/api',
    'https://app.example.com.evil.io/api',
    'https://app.example.com@evil.io/api',
    'https://evil.io/https://app.example.com/api',
    'https://evil.io?https://app.example.com/api',
    'https://api.example.com/v1',
    'https://api.example.com/v2/x',
    'https://münchen.example/x',
    'blob:https://app.example.com/api',
    'data:text/plain,https://app.example.com/api',
    'javascript:alert(1)',
    'ftp://app.example.com/api',
    'https://',
    'http://[',
  ])('is false for %s', (url) => {
    expect(test(url)).toBe(false);
  });

  it('takes the root for the whole origin, and nothing else', () => {
    const whole = apiUrlTest(['/'], PAGE);
    expect(whole('/anything')).toBe(true);
    expect(whole('relative')).toBe(true);
    expect(whole('https://api.example.com/')).toBe(false);
  });

  it('follows the base of the page for URLs that it has seen', () => {
    const page = { baseURI: 'https://app.example.com/api/' };
    const moving = apiUrlTest(['/api'], page);
    expect([moving('items'), moving('items')]).toEqual([true, true]);
    page.baseURI = 'https://app.example.com/shop/';
    expect([moving('items'), moving('items')]).toEqual([false, false]);
  });

  it('tells the same of a URL after very many others', () => {
    const paged = apiUrlTest(['/api'], PAGE);
    const verdicts = Array.from({ length: 2_500 }, (_, i) => [
      paged(`/api/${i}`),
      paged(`/other/${i}`),
      paged('/api/0'),
    ]);
    expect(verdicts.every(([api, other, first]) => api && !other && first)).toBe(true);
  });
});
