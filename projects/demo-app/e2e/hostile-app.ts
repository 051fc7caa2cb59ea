import '@angular/compiler';
import {
  HttpClient,
  provideHttpClient,
  withFetch,
  withInterceptors,
  type HttpInterceptorFn,
} from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { firstValueFrom } from 'rxjs';

import { apiUrlTest } from '../../token-refresh/src/lib/api-urls';
import { safeReturnUrl } from '../../token-refresh/src/lib/return-url';
import { memoryStorage, provideTokenRefresh, TokenService } from '../../token-refresh/src/public-api';
import { isApiUrl, segmentsOf, staysHere } from '../../token-refresh/src/test/url-oracle';

/** Runs in the page. Strings come as JSON: only that brings lone surrogates here. */
export const inPage = { wrongUrls, apiUrlVerdicts, wrongReturnUrls, wrongAddresses, returnUrls, sendAll };

export type Library = 'library' | 'naive';

const APIS = {
  library: apiUrlTest,
  naive: (apis: readonly string[]) => (url: string) => apis.some((api) => url.startsWith(api)),
};
const RETURNS = { library: safeReturnUrl, naive: (url: unknown) => (String(url).startsWith('/') ? String(url) : '/') };

function apiUrlVerdicts(urls: string, apis: readonly string[], library: Library): boolean[] {
  return parse(urls).map(APIS[library](apis, document));
}

/** Those that the browser's URL, a link or a Request see in another way than the library. */
function wrongUrls(urls: string, apis: readonly string[], library: Library): string[] {
  const test = APIS[library](apis, document);
  const isApi = (url: string) => isApiUrl(url, apis, document.baseURI, URL);
  return parse(urls).filter((url) => [url, hrefOf(url), requestUrlOf(url)].some((seen) => isApi(seen) !== test(url)));
}

function returnUrls(urls: string, library: Library): string[] {
  return parse(urls).map((url) => RETURNS[library](url, '/login'));
}

/** Those that lead to another place than a page of this app, or to the login page. */
function wrongReturnUrls(urls: string, library: Library): string[] {
  return parse(urls).filter((url) => {
    const back = RETURNS[library](url, '/login');
    const elsewhere = [back, hrefOf(back)].some((seen) => !staysHere(seen, location.origin, URL));
    return elsewhere || hrefOf(back).startsWith(`${location.origin}//`) || isLogin(back);
  });
}

/** Those that the address bar does not take for a page of this app. */
function wrongAddresses(urls: string, library: Library): string[] {
  const returned = (url: string) => addressOf(RETURNS[library](url, '/login'));
  return parse(urls).filter((url) => !staysHere(returned(url), location.origin, URL));
}

/** Sends a GET to each, through HttpClient and the library's interceptor, and waits for what becomes of them. */
async function sendAll(urls: string, apis: readonly string[], token: string, library: Library): Promise<void> {
  const options = { apiUrls: apis, storage: memoryStorage(), acrossTabs: false, loginUrl: false } as const;
  const naive: HttpInterceptorFn = (request, next) =>
    next(APIS.naive(apis)(request.url) ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request);
  const naiveHttp = library === 'naive' ? [provideHttpClient(withFetch(), withInterceptors([naive]))] : [];
  const { injector } = await createApplication({
    providers: [provideZonelessChangeDetection(), provideTokenRefresh(options, withFetch()), ...naiveHttp],
  });
  injector.get(TokenService).signIn({ accessToken: token });
  const http = injector.get(HttpClient);
  await Promise.allSettled(parse(urls).map((url) => firstValueFrom(http.get(url, { responseType: 'text' }))));
}

function parse(strings: string): string[] {
  return JSON.parse(strings);
}

function hrefOf(url: string): string {
  return Object.assign(document.createElement('a'), { href: url }).href;
}

/** As fetch sees it; it refuses URLs with a person in front of the host. */
function requestUrlOf(url: string): string {
  try {
    return new Request(url).url;
  } catch {
    return url;
  }
}

function addressOf(url: string): string {
  const before = location.href;
  try {
    history.replaceState(null, '', url);
    return location.href;
  } catch {
    return 'https://elsewhere.example';
  } finally {
    history.replaceState(null, '', before);
  }
}

function isLogin(url: string): boolean {
  return String(segmentsOf(url, location.origin, URL)) === String(segmentsOf('/login', location.origin, URL));
}
