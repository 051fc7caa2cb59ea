import { webStorage, memoryStorage, cookieRefresh, type TokenRefreshOptions } from '../public-api';
import { checkOptions } from './check-options';
import { resolveOptions } from './options';

describe('checkOptions', () => {
  it.each<TokenRefreshOptions>([
    {},
    { refresh: '/refresh' },
    { refresh: async () => ({ accessToken: 'a' }) },
    { refresh: cookieRefresh('/refresh') },
    { loginUrl: false, apiUrls: ['/', 'https://api.example.com/v1', '//cdn.example.com'] },
    { storage: memoryStorage(), storageKey: 'x' },
    { refreshAhead: 0, retries: 0, refreshTimeout: 1, maxWait: 1, refreshLimit: { max: 1, perSeconds: 0.5 } },
    { loginUrl: undefined, maxWait: undefined },
    { apiUrls: ['http://localhost:3000'], acrossTabs: true },
    { acrossTabs: false },
  ])('accepts %p', (options) => {
    expect(() => checkOptions(options)).not.toThrow();
  });

  it.each<[string, unknown, RegExp | string]>([
    ['refresh', '', /'refresh' takes a URL, a function/],
    ['refresh', {}, /'refresh' takes/],
    ['refresh', null, /'refresh' takes/],
    ['loginUrl', 'login', /'loginUrl' takes a path of the app such as '\/login', or false. It was given 'login'/],
    ['loginUrl', '//login', /'loginUrl' takes/],
    ['loginUrl', 'https://id.example.com', /'loginUrl' takes/],
    ['loginUrl', true, /'loginUrl' takes/],
    ['apiUrls', '/api', /'apiUrls' takes URLs or paths/],
    ['apiUrls', [], 'It was given such an array.'],
    ['apiUrls', ['/api', 'ftp://api.example.com'], /'apiUrls' takes/],
    ['apiUrls', ['xhttps://api.example.com'], /'apiUrls' takes/],
    ['apiUrls', ['https://'], /'apiUrls' takes/],
    ['apiUrls', ['/api?x=1'], /'apiUrls' takes/],
    ['apiUrls', ['ftp://api.example.com'], /'apiUrls' takes/],
    ['apiUrls', [''], /'apiUrls' takes/],
    ['skip', '/x', /'skip' takes a function/],
    ['isUnauthorized', 401, /'isUnauthorized' takes a function/],
    ['isSessionOver', true, /'isSessionOver' takes a function/],
    ['storage', 'localStorage', /'storage' takes webStorage\('localStorage'\)/],
    ['storage', webStorage, /'storage' takes/],
    ['storage', null, /'storage' takes .* It was given null\./],
    ['storage', { get: () => null }, 'with get, set and remove. It was given such an object.'],
    ['storageKey', '', /'storageKey' takes a name/],
    ['header', 'X-Auth', /'header' takes a function/],
    ['refreshAhead', -1, /'refreshAhead' takes seconds, 0 or more. It was given -1/],
    ['refreshAhead', NaN, /'refreshAhead' takes/],
    ['refreshTimeout', 0, /'refreshTimeout' takes milliseconds, 1 or more/],
    ['refreshTimeout', '10s', /'refreshTimeout' takes/],
    ['retries', 1.5, /'retries' takes a whole number/],
    ['maxWait', Infinity, "'maxWait' takes milliseconds, 1 or more. It was given Infinity."],
    ['refreshLimit', { max: 0, perSeconds: 1 }, /'refreshLimit' takes/],
    ['refreshLimit', { max: 1, perSeconds: 0 }, /'refreshLimit' takes/],
    ['refreshLimit', 5, "'refreshLimit' takes { max: a whole number, 1 or more; perSeconds: more than 0 }."],
    ['refreshLimit', null, /'refreshLimit' takes/],
    ['acrossTabs', 'yes', "'acrossTabs' takes true or false. It was given 'yes'."],
    ['apiUrl', ['/api'], /no option 'apiUrl'. The options are refresh, loginUrl, apiUrls/],
    ['ɵkind', 6, /HttpClient features such as withFetch\(\) come after/],
  ])('says of %s = %p what it takes', (name, value, message) => {
    expect(() => checkOptions({ [name]: value })).toThrow(message);
  });

  it('repeats nothing that could be secret', () => {
    expect(() => checkOptions({ storage: { token: 'secret' } as never })).toThrow(/^((?!secret).)*$/);
  });
});

describe('resolveOptions', () => {
  it('fills in what is documented', () => {
    expect(resolveOptions({})).toMatchObject({
      loginUrl: '/login',
      apiUrls: ['/'],
      storageKey: 'ngx-token-refresh',
      acrossTabs: true,
    });
  });

  it('takes undefined for not given', () => {
    expect(resolveOptions({ loginUrl: undefined, maxWait: undefined })).toMatchObject({
      loginUrl: '/login',
      maxWait: 15_000,
    });
  });
});
