import {
  HttpClient,
  HttpContext,
  HttpHeaders,
  provideHttpClient,
  withInterceptors,
  withRequestsMadeViaParent,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { cookieRefresh, provideTokenService, SKIP_TOKEN_REFRESH, tokenRefreshInterceptor } from '../public-api';
import { call, grant, settle, startApp, stopApp, tokenOf, unauthorized } from '../test/start-app';

describe('CoveredRequests', () => {
  afterEach(stopApp);

  describe('leaves alone', () => {
    it('a request that is marked with SKIP_TOKEN_REFRESH, its 401 included', () => {
      const app = startApp();
      const context = new HttpContext().set(SKIP_TOKEN_REFRESH, true);
      const status = call(app.http.get('/api/status', { context }));
      const request = app.sent('/api/status');
      expect(tokenOf(request)).toBeNull();
      unauthorized(request);
      expect(status.error.status).toBe(401);
    });

    it('but not one that is marked with false', () => {
      const app = startApp();
      app.http.get('/api/status', { context: new HttpContext().set(SKIP_TOKEN_REFRESH, false) }).subscribe();
      expect(tokenOf(app.sent('/api/status'))).toBe('Bearer access-1');
    });

    it('what the option skip says', () => {
      const app = startApp({ skip: ({ url }) => url.endsWith('/public') });
      app.get('/api/public');
      expect(tokenOf(app.sent('/api/public'))).toBeNull();
      app.get('/api/private');
      expect(tokenOf(app.sent('/api/private'))).toBe('Bearer access-1');
    });

    it('a request that carries Authorization already', () => {
      const app = startApp();
      const own = call(app.http.get('/api/items', { headers: new HttpHeaders({ Authorization: 'Basic x' }) }));
      const request = app.sent();
      expect(tokenOf(request)).toBe('Basic x');
      unauthorized(request);
      expect(own.error.status).toBe(401);
    });

    it('other origins and other paths', () => {
      const app = startApp({ apiUrls: ['/api', 'https://api.example.com'] });
      for (const url of ['https://evil.io/api', '//evil.io/api', '/other', 'https://api.example.com.evil.io/']) {
        app.get(url);
        expect(tokenOf(app.sent(url))).toBeNull();
      }
      app.get('https://api.example.com/x');
      expect(tokenOf(app.sent('https://api.example.com/x'))).toBe('Bearer access-1');
    });
  });

  it('leaves alone a request by JSONP, which can carry no header', () => {
    const app = startApp();
    app.http.jsonp('/api/items', 'callback').subscribe();
    expect(tokenOf(app.sent('/api/items?callback=JSONP_CALLBACK'))).toBeNull();
  });

  it.each(['FORGET', 'GETALL'])('asks about no answer to %s, which may not be sent twice', (method) => {
    const app = startApp({ isUnauthorized: () => true });
    const items = call(app.http.request(method, '/api/items'));
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
  });

  it('passes on the very request where nobody is signed in', () => {
    const seen: HttpRequest<unknown>[] = [];
    const watch = (): HttpInterceptorFn => (request, next) => (seen.push(request), next(request));
    const http = provideHttpClient(withInterceptors([watch(), tokenRefreshInterceptor, watch()]));
    const app = startApp({ stored: null, providers: [http, provideTokenService({ acrossTabs: false })] });
    app.get();
    app.sent().flush(1);
    expect(seen[1]).toBe(seen[0]);
  });

  it('looks at the URL with its parameters, as the browser does', () => {
    const app = startApp({ apiUrls: ['/api'] });
    app.get('/api ');
    expect(tokenOf(app.sent('/api '))).toBe('Bearer access-1');
    app.http.get('/api ', { params: { page: 2 } }).subscribe();
    expect(tokenOf(app.sent('/api ?page=2'))).toBeNull();
  });

  it('puts on the headers that the option header says', () => {
    const app = startApp({ header: ({ accessToken }, { method }) => ({ 'X-Auth': `${method} ${accessToken}` }) });
    app.get();
    const request = app.sent();
    expect(request.request.headers.get('X-Auth')).toBe('GET access-1');
    expect(tokenOf(request)).toBeNull();
  });

  it('asks for no credentials where no cookie carries the session', () => {
    const app = startApp();
    app.get();
    expect(app.sent().request.withCredentials).toBe(false);
    app.http.get('/api/own', { withCredentials: true }).subscribe();
    expect(app.sent('/api/own').request.withCredentials).toBe(true);
  });

  describe('in a lazy child injector whose requests go via the parent', () => {
    function childHttp(): HttpClient {
      const parent = TestBed.inject(EnvironmentInjector);
      const features = [withInterceptors([tokenRefreshInterceptor]), withRequestsMadeViaParent()] as const;
      return createEnvironmentInjector([provideHttpClient(...features)], parent).get(HttpClient);
    }

    it('renews once and replays once', async () => {
      const app = startApp();
      const items = call(childHttp().get('/api/items'));
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush(1);
      expect(items.values).toEqual([1]);
    });

    it.each([
      ['a custom header', { header: () => ({ 'X-Auth': 'x' }) }],
      ['cookies', { refresh: cookieRefresh('/api/token/refreshToken') }],
    ])('replays once also with %s, which do not show that the other interceptor was there', async (_, options) => {
      const app = startApp(options);
      const items = call(childHttp().get('/api/items'));
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      unauthorized(app.sent());
      await settle();
      expect(items.error.status).toBe(401);
      app.wire.verify();
    });

    it('passes the failure on as it is', async () => {
      const app = startApp({ refresh: cookieRefresh('/api/token/refreshToken') });
      const items = call(childHttp().get('/api/items'));
      unauthorized(app.sent());
      app.refresh().flush({}, { status: 401, statusText: 'no' });
      await settle();
      expect(items.error).toMatchObject({ code: 'refused', status: 401 });
    });
  });
});
