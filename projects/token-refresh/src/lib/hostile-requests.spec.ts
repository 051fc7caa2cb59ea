/** @jest-environment-options {"url": "https://app.example.com/shop/"} */
import { URL as NodeUrl } from 'node:url';

import { provideHttpClient, withInterceptors, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import fc from 'fast-check';

import { provideTokenRefresh } from '../public-api';
import { draws } from '../test/draws';
import { APIS, HOSTILE_URLS, PAGE, PLAIN_URLS } from '../test/hostile-urls';
import { nearMisses } from '../test/near-misses';
import { startApp, stopApp } from '../test/start-app';
import { isApiUrl } from '../test/url-oracle';

const ALL = [...PLAIN_URLS, ...HOSTILE_URLS].filter((url) => url.length < 10_000);
const PARAMS: readonly (Record<string, string | number> | undefined)[] = [
  undefined,
  { page: 2 },
  { next: '//evil.io/@/../' },
];

describe('requests to hostile URLs', () => {
  afterEach(stopApp);

  it('carry the token in their Authorization header where Node says that they go to an API, and nowhere else', () => {
    const app = startApp({ apiUrls: APIS });
    for (const url of ALL) for (const params of PARAMS) expect(misplaced(app, url, params)).toBeUndefined();
  });

  it('do so also when they are drawn', () => {
    const app = startApp({ apiUrls: APIS });
    fc.assert(tokenGoesHome(app), draws(2_000));
  });

  it.each(Object.entries(naiveInterceptors()))('find out an interceptor that %s', (_, naive) => {
    const providers = [provideTokenRefresh({ acrossTabs: false }), provideHttpClient(withInterceptors([naive]))];
    const app = startApp({ providers });
    expect(() => fc.assert(tokenGoesHome(app), draws(5_000))).toThrow('Property failed');
  });
});

type App = ReturnType<typeof startApp>;

function tokenGoesHome(app: App) {
  return fc.property(nearMisses(ALL), fc.constantFrom(...PARAMS), (url, params) => {
    expect(misplaced(app, url, params)).toBeUndefined();
  });
}

/** The request as it left, if the token is where it should not be, or is not where it should be. */
function misplaced({ http, wire }: App, url: string, params?: Record<string, string | number>) {
  http.get(url, { params }).subscribe();
  const [sent, ...others] = wire.match(() => true);
  sent!.flush(null);
  const { request } = sent!;
  const expected = isApiUrl(request.urlWithParams, APIS, PAGE, NodeUrl) ? ['header Authorization'] : [];
  const places = placesOf('access-1', request);
  return others.length === 0 && String(places) === String(expected) ? undefined : { url, params, places, expected };
}

function placesOf(token: string, { headers, urlWithParams, body, method }: HttpRequest<unknown>): string[] {
  const fields = headers.keys().map((name) => [`header ${name}`, headers.getAll(name)]);
  const all = [...fields, ['url', urlWithParams], ['body', body], ['method', method]];
  return all.filter(([, value]) => JSON.stringify(value).includes(token)).map(([place]) => String(place));
}

function naiveInterceptors(): Record<string, HttpInterceptorFn> {
  const token = { Authorization: 'Bearer access-1' };
  const where = (isApi: (request: HttpRequest<unknown>) => boolean, setHeaders: Record<string, string> = token) => {
    const interceptor: HttpInterceptorFn = (request, next) =>
      next(isApi(request) ? request.clone({ setHeaders }) : request);
    return interceptor;
  };
  const isApi = (url: string) => isApiUrl(url, APIS, PAGE, NodeUrl);
  return {
    'compares strings': where(({ url }) => APIS.some((api) => url.startsWith(api))),
    'gives the token to everybody': where(() => true),
    'gives it to nobody': where(() => false),
    'forgets the parameters': where(({ url }) => isApi(url)),
    'says it twice': where(({ urlWithParams }) => isApi(urlWithParams), { ...token, 'X-Token': 'access-1' }),
  };
}
