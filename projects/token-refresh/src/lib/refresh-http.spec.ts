import {
  withInterceptors,
  withNoXsrfProtection,
  withXsrfConfiguration,
  type HttpFeature,
  type HttpFeatureKind,
  type HttpInterceptorFn,
} from '@angular/common/http';

import { call, grant, settle, startApp, stopApp, unauthorized } from '../test/start-app';

describe('RefreshHttp', () => {
  const setCookie = (value: string) => (document.cookie = value);

  afterEach(() => {
    stopApp();
    for (const name of ['XSRF-TOKEN', 'csrf']) setCookie(`${name}=; max-age=0`);
  });

  it('refreshes without the interceptors of the app', async () => {
    const seen: string[] = [];
    const watch: HttpInterceptorFn = (request, next) => {
      seen.push(request.url);
      return next(request);
    };
    const app = startApp({ features: [withInterceptors([watch])] });
    app.get();
    unauthorized(app.sent());
    app.refresh().flush(grant(2));
    await settle();
    app.sent().flush(1);
    expect(seen).toEqual(['/api/items']);
  });

  it.each<[string, HttpFeature<HttpFeatureKind>[], string, string]>([
    ['as Angular does by default', [], 'XSRF-TOKEN', 'X-XSRF-TOKEN'],
    [
      'as the app has set it up',
      [withXsrfConfiguration({ cookieName: 'csrf', headerName: 'X-Csrf' })],
      'csrf',
      'X-Csrf',
    ],
  ])('protects the refresh and the replay %s', async (_, features, cookie, header) => {
    setCookie(`${cookie}=then`);
    const app = startApp({ features });
    const order = call(app.http.post('/api/items', {}));
    const first = app.sent();
    expect(first.request.headers.get(header)).toBe('then');
    unauthorized(first);
    const refresh = app.refresh();
    expect(refresh.request.headers.get(header)).toBe('then');
    setCookie(`${cookie}=now`);
    refresh.flush(grant(2));
    await settle();
    const replay = app.sent();
    expect(replay.request.headers.get(header)).toBe('now');
    expect(replay.request.headers.keys().sort()).toEqual(['Authorization', header].sort());
    replay.flush(1);
    expect(order.values).toEqual([1]);
  });

  it('gives a held request the value of now', async () => {
    setCookie('XSRF-TOKEN=then');
    const app = startApp({ stored: { issuedAt: Date.now() - 700_000 } });
    call(app.http.post('/api/items', {}));
    setCookie('XSRF-TOKEN=now');
    app.refresh().flush(grant(2));
    await settle();
    const sent = app.sent();
    expect(sent.request.headers.get('X-XSRF-TOKEN')).toBe('now');
    sent.flush(1);
  });

  it('gives a replay none where the first attempt was to have none', async () => {
    setCookie('XSRF-TOKEN=then');
    const app = startApp({ features: [withNoXsrfProtection()] });
    call(app.http.post('/api/items', {}));
    unauthorized(app.sent());
    const refresh = app.refresh();
    expect(refresh.request.headers.has('X-XSRF-TOKEN')).toBe(false);
    refresh.flush(grant(2));
    await settle();
    const replay = app.sent();
    expect(replay.request.headers.has('X-XSRF-TOKEN')).toBe(false);
    replay.flush(1);
  });

  it.each(['OPTIONS', 'FORGET', 'HEADER'])(
    'sends the XSRF value of now with %s too, as Angular does',
    async (method) => {
      setCookie('XSRF-TOKEN=then');
      const app = startApp();
      call(app.http.request(method, '/api/items'));
      unauthorized(app.sent());
      setCookie('XSRF-TOKEN=now');
      app.refresh().flush(grant(2));
      await settle();
      expect(app.sent().request.headers.get('X-XSRF-TOKEN')).toBe('now');
    },
  );

  it('leaves a first attempt as an interceptor of the app has made it', () => {
    setCookie('XSRF-TOKEN=then');
    const bare: HttpInterceptorFn = (request, next) =>
      next(request.clone({ headers: request.headers.delete('X-XSRF-TOKEN') }));
    const app = startApp({ features: [withInterceptors([bare])] });
    call(app.http.post('/api/items', {}));
    expect(app.sent().request.headers.keys()).toEqual(['Authorization']);
  });

  it('leaves the XSRF header away from GET', async () => {
    setCookie('XSRF-TOKEN=then');
    const app = startApp();
    app.get();
    unauthorized(app.sent());
    app.refresh().flush(grant(2));
    await settle();
    const replay = app.sent();
    expect(replay.request.headers.keys()).toEqual(['Authorization']);
    replay.flush(1);
  });
});
