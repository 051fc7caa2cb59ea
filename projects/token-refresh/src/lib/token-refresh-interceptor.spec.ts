import {
  HttpClient,
  HttpContext,
  HttpContextToken,
  HttpErrorResponse,
  HttpEventType,
  HttpHeaderResponse,
  HttpHeaders,
  HttpParams,
  httpResource,
  HttpResponse,
  type HttpInterceptorFn,
  withInterceptors,
} from '@angular/common/http';
import { ApplicationRef, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { retry, timer } from 'rxjs';

import { TokenRefreshError } from '../public-api';
import { call, grant, settle, startApp, stopApp, tokenOf, typesOf, unauthorized } from '../test/start-app';
import { expectWarnings } from '../test/warnings';

describe('tokenRefreshInterceptor', () => {
  afterEach(stopApp);

  describe('on a good day', () => {
    it('sends the access token', () => {
      const app = startApp();
      const items = app.get();
      const request = app.sent();
      expect(tokenOf(request)).toBe('Bearer access-1');
      request.flush([1]);
      expect(items.values).toEqual([[1]]);
    });

    it('tells the events of a request as they come, and no others', () => {
      const app = startApp();
      const items = call(app.http.get('/api/items', { observe: 'events' }));
      const request = app.sent();
      request.event(new HttpHeaderResponse({ status: 404 }));
      request.flush('gone', { status: 404, statusText: 'Not Found' });
      expect(typesOf(items.values)).toEqual([HttpEventType.Sent, HttpEventType.ResponseHeader]);
      const others = call(app.http.get('/api/items', { observe: 'events' }));
      const good = app.sent();
      good.event(new HttpHeaderResponse({ status: 404 }));
      good.flush(1);
      expect(typesOf(others.values)).toEqual([
        HttpEventType.Sent,
        HttpEventType.ResponseHeader,
        HttpEventType.Response,
      ]);
    });

    it('sends requests of somebody who is not signed in as they are, and gives them their 401', () => {
      const app = startApp({ stored: null });
      const items = app.get();
      const request = app.sent();
      expect(tokenOf(request)).toBeNull();
      unauthorized(request);
      expect(items.error).toBeInstanceOf(HttpErrorResponse);
      expect(items.error).not.toBeInstanceOf(TokenRefreshError);
    });
  });

  describe('after a 401', () => {
    it('refreshes at once, replays and answers', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      const refresh = app.refresh();
      expect(refresh.request.body).toEqual({ refreshToken: 'refresh-1' });
      expect(tokenOf(refresh)).toBeNull();
      refresh.flush(grant(2));
      await settle();
      const replay = app.sent();
      expect(tokenOf(replay)).toBe('Bearer access-2');
      replay.flush(['item']);
      expect(items.values).toEqual([['item']]);
      expect(items.completed).toBe(true);
      expect(app.types()).toEqual(['refreshStarted', 'held', 'refreshed', 'replayed']);
    });

    it('takes a body that says statusCode 401 for a 401', async () => {
      const app = startApp();
      const items = app.get();
      app.sent().flush({ statusCode: 401 }, { status: 400, statusText: 'Bad Request' });
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush('ok');
      expect(items.values).toEqual(['ok']);
    });

    it.each(['insufficient_scope', 'insufficient_user_authentication'])(
      'leaves a 401 for %s alone: a new token would be refused as well',
      (error) => {
        const app = startApp();
        const items = app.get();
        unauthorized(app.sent(), { 'WWW-Authenticate': `Bearer error="${error}"` });
        expect(items.error.status).toBe(401);
      },
    );

    it('refreshes once for a burst, and answers everybody', async () => {
      const app = startApp();
      const urls = Array.from({ length: 30 }, (_, n) => `/api/items/${n}`);
      const calls = urls.map((url) => app.get(url));
      urls.forEach((url) => unauthorized(app.sent(url)));
      app.refresh().flush(grant(2));
      await settle();
      urls.forEach((url) => app.sent(url).flush(url));
      expect(calls.map(({ values }) => values[0])).toEqual(urls);
    });

    it('replays a 401 that comes after the refresh, without a second one', async () => {
      const app = startApp();
      const [early, late] = [app.get('/api/early'), app.get('/api/late')];
      const lateRequest = app.sent('/api/late');
      unauthorized(app.sent('/api/early'));
      app.refresh().flush(grant(2));
      await settle();
      app.sent('/api/early').flush(1);
      unauthorized(lateRequest);
      const replay = app.sent('/api/late');
      expect(tokenOf(replay)).toBe('Bearer access-2');
      replay.flush(2);
      expect([early.values, late.values]).toEqual([[1], [2]]);
    });

    it('lets a late 401 wait for the refresh that is under way by then', async () => {
      const app = startApp();
      const [first, late] = [app.get('/api/first'), app.get('/api/late')];
      const lateRequest = app.sent('/api/late');
      unauthorized(app.sent('/api/first'));
      app.refresh().flush(grant(2));
      await settle();
      app.sent('/api/first').flush(1);
      const second = app.get('/api/second');
      unauthorized(app.sent('/api/second'));
      unauthorized(lateRequest);
      app.wire.expectNone('/api/late');
      app.refresh().flush(grant(3));
      await settle();
      for (const url of ['/api/second', '/api/late']) {
        const replay = app.sent(url);
        expect(tokenOf(replay)).toBe('Bearer access-3');
        replay.flush(url);
      }
      expect([first, second, late].map(({ completed }) => completed)).toEqual([true, true, true]);
    });

    it('holds new requests during the refresh instead of sending the dead token', async () => {
      const app = startApp();
      app.get('/api/first');
      unauthorized(app.sent('/api/first'));
      const held = app.get('/api/second');
      app.wire.expectNone('/api/second');
      app.refresh().flush(grant(2));
      await settle();
      app.sent('/api/first').flush(1);
      const second = app.sent('/api/second');
      expect(tokenOf(second)).toBe('Bearer access-2');
      second.flush(2);
      expect(held.values).toEqual([2]);
    });

    it('gives a second 401 to the caller as it came', async () => {
      const app = startApp();
      const items = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush('still no', { status: 401, statusText: 'Unauthorized' });
      expect(items.error).not.toBeInstanceOf(TokenRefreshError);
      expect(items.error).toMatchObject({ status: 401, error: 'still no' });
      expect(app.session().status).toBe('active');
    });

    it('leaves other errors alone', () => {
      const app = startApp();
      const items = app.get();
      app.sent().flush('broken', { status: 500, statusText: 'Server Error' });
      expect(items.error).toMatchObject({ status: 500, error: 'broken' });
    });

    it('passes the gate again when an outer interceptor subscribes again', async () => {
      const again: HttpInterceptorFn = (request, next) =>
        next(request).pipe(retry({ count: 1, delay: () => timer(0) }));
      const app = startApp({ features: [withInterceptors([again])] });
      const items = app.get();
      app.sent().flush('busy', { status: 503, statusText: 'Busy' });
      app.service.signIn({ accessToken: 'other' });
      await new Promise((resolve) => setTimeout(resolve, 5));
      const second = app.sent();
      expect(tokenOf(second)).toBe('Bearer other');
      second.flush(1);
      expect(items.values).toEqual([1]);
    });
  });

  describe('when a request is cancelled', () => {
    it('goes on with the refresh that it began', async () => {
      const app = startApp();
      const [leaving, staying] = [app.get('/api/leaving'), app.get('/api/staying')];
      const stayingRequest = app.sent('/api/staying');
      unauthorized(app.sent('/api/leaving'));
      leaving.cancel();
      const refresh = app.refresh();
      expect(refresh.cancelled).toBe(false);
      refresh.flush(grant(2));
      await settle();
      app.wire.expectNone('/api/leaving');
      expect(app.stored()?.refreshToken).toBe('refresh-2');
      unauthorized(stayingRequest);
      app.sent('/api/staying').flush(1);
      expect(staying.values).toEqual([1]);
    });

    it('never sends one that was held', async () => {
      const app = startApp({ stored: { issuedAt: Date.now() - 700_000 } });
      const calls = ['/api/1', '/api/2', '/api/3'].map((url) => app.get(url));
      calls.forEach((held) => held.cancel());
      app.refresh().flush(grant(2));
      await settle();
      app.wire.verify();
      expect(app.session().tokens.accessToken).toBe('access-2');
    });

    it('aborts one that was sent, and a replay', async () => {
      const app = startApp();
      const items = app.get();
      const first = app.sent();
      items.cancel();
      expect(first.cancelled).toBe(true);
      const again = app.get();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      const replay = app.sent();
      again.cancel();
      expect(replay.cancelled).toBe(true);
    });
  });

  describe('the replay', () => {
    const MARK = new HttpContextToken(() => 'none');

    it('is the same request with the new token', async () => {
      const app = startApp();
      const body = new FormData();
      body.set('file', new Blob(['x']), 'x.txt');
      const context = new HttpContext().set(MARK, 'mine');
      const headers = new HttpHeaders({ 'X-Own': '1' });
      const params = new HttpParams({ fromObject: { q: 'a b' } });
      app.http.put('/api/files', body, { context, headers, params, responseType: 'text' }).subscribe();
      const first = app.wire.expectOne('/api/files?q=a%20b');
      unauthorized(first as never);
      app.refresh().flush(grant(2));
      await settle();
      const replay = app.wire.expectOne('/api/files?q=a%20b');
      expect(replay.request.method).toBe('PUT');
      expect(replay.request.body).toBe(body);
      expect(replay.request.context).toBe(context);
      expect(replay.request.headers.get('X-Own')).toBe('1');
      expect(replay.request.responseType).toBe('text');
      expect(replay.request.urlWithParams).toBe(first.request.urlWithParams);
      replay.flush('stored');
    });

    it('leaves no mark in the context of the caller', () => {
      const app = startApp();
      const context = new HttpContext();
      app.http.get('/api/items', { context }).subscribe();
      app.sent().flush(1);
      expect([...context.keys()]).toEqual([]);
    });

    it.each([
      ['JSON', { a: 1 }],
      ['a Blob', new Blob(['x'])],
      ['an ArrayBuffer', new ArrayBuffer(3)],
      ['text', 'plain'],
    ])('carries %s', async (_, body) => {
      const app = startApp();
      app.http.post('/api/items', body).subscribe();
      unauthorized(app.sent());
      app.refresh().flush(grant(2));
      await settle();
      const replay = app.sent();
      expect(replay.request.body).toBe(body);
      replay.flush(1);
    });

    it('is the same attempt to who watches the events', async () => {
      const app = startApp();
      const seen = call(
        app.http.post('/api/files', new Blob(['x']), { observe: 'events', reportProgress: true, responseType: 'text' }),
      );
      const first = app.sent('/api/files');
      first.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 1 });
      first.event(headerEvent(401));
      first.event({ type: HttpEventType.DownloadProgress, loaded: 9 });
      unauthorized(first as never);
      app.refresh().flush(grant(2));
      await settle();
      const replay = app.sent('/api/files');
      replay.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 1 });
      replay.event(headerEvent(200));
      replay.event({ type: HttpEventType.DownloadProgress, loaded: 6 });
      replay.flush('stored');
      const { Sent, UploadProgress, ResponseHeader, DownloadProgress, Response } = HttpEventType;
      expect(typesOf(seen.values)).toEqual([
        Sent,
        UploadProgress,
        UploadProgress,
        ResponseHeader,
        DownloadProgress,
        Response,
      ]);
    });

    it('shows the events of an answer that is no refusal, in their order', () => {
      const app = startApp();
      const seen = call(app.http.get('/api/items', { observe: 'events', reportProgress: true }));
      const request = app.sent();
      request.event(headerEvent(500));
      request.event({ type: HttpEventType.DownloadProgress, loaded: 1 });
      expect(typesOf(seen.values)).toEqual([HttpEventType.Sent]);
      request.flush('broken', { status: 500, statusText: 'Server Error' });
      const { Sent, ResponseHeader, DownloadProgress } = HttpEventType;
      expect(typesOf(seen.values)).toEqual([Sent, ResponseHeader, DownloadProgress]);
      expect(seen.error.status).toBe(500);
    });
  });

  describe('with isUnauthorized of the app', () => {
    const isUnauthorized = (answer: HttpErrorResponse | HttpResponse<any>) =>
      answer instanceof HttpResponse && answer.body?.code === 'LOGIN';

    it('cures a 401 inside a 200', async () => {
      const app = startApp({ isUnauthorized });
      const items = app.get();
      app.sent().flush({ code: 'LOGIN' });
      expect(items.values).toEqual([]);
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush([1]);
      expect(items.values).toEqual([[1]]);
      expect(items.completed).toBe(true);
    });

    it('does not ask about the 200 of a POST, which has done its work', () => {
      const app = startApp({ isUnauthorized });
      const order = call(app.http.post('/api/items', {}));
      app.sent().flush({ code: 'LOGIN' });
      expect(order.values).toEqual([{ code: 'LOGIN' }]);
    });

    it('does not ask about a 200 of which the caller has seen progress', () => {
      const app = startApp({ isUnauthorized });
      const items = call(app.http.get('/api/items', { observe: 'events', reportProgress: true }));
      app.sent().flush({ code: 'LOGIN' });
      expect(items.completed).toBe(true);
    });

    it('tells the refusal as a 401 where the session ends', async () => {
      const app = startApp({ isUnauthorized });
      const items = app.get();
      app.sent().flush({ code: 'LOGIN' });
      app.refresh().flush({}, { status: 401, statusText: 'Unauthorized' });
      await settle();
      expect(items.error).toMatchObject({ code: 'refused', status: 401, error: { code: 'LOGIN' } });
    });

    it('gives the second one to the caller as it came', async () => {
      const app = startApp({ isUnauthorized });
      const items = app.get();
      app.sent().flush({ code: 'LOGIN' });
      app.refresh().flush(grant(2));
      await settle();
      app.sent().flush({ code: 'LOGIN' });
      expect(items.values).toEqual([{ code: 'LOGIN' }]);
    });

    it('gives it to the caller as it came beyond the limit', async () => {
      const app = startApp({ isUnauthorized, refreshLimit: { max: 1, perSeconds: 30 } });
      app.get('/api/1');
      app.sent('/api/1').flush({ code: 'LOGIN' });
      app.refresh().flush(grant(2));
      await settle();
      app.sent('/api/1').flush({ code: 'LOGIN' });
      const second = app.get('/api/2');
      app.sent('/api/2').flush({ code: 'LOGIN' });
      expect(second.values).toEqual([{ code: 'LOGIN' }]);
      expectWarnings('NGTR106');
    });
  });

  it('works for httpResource', async () => {
    @Component({ template: '{{ items.value() }}' })
    class Items {
      readonly items = httpResource<string>(() => '/api/items');
    }
    const app = startApp();
    const fixture = TestBed.createComponent(Items);
    TestBed.tick();
    unauthorized(app.sent());
    app.refresh().flush(grant(2));
    await settle();
    app.sent().flush('fresh');
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toBe('fresh');
  });

  it('lets the app become stable while nothing is under way, timers or not', async () => {
    const app = startApp();
    await TestBed.inject(ApplicationRef).whenStable();
    expect(app.session().status).toBe('active');
  });

  it('holds 1,000 requests for one refresh', async () => {
    const app = startApp({ stored: { issuedAt: Date.now() - 700_000 } });
    const calls = Array.from({ length: 1_000 }, () => app.get());
    app.wire.expectNone('/api/items');
    app.refresh().flush(grant(2));
    await settle();
    const sent = app.wire.match('/api/items');
    expect(sent.length).toBe(1_000);
    sent.forEach((request, n) => request.flush(n));
    expect(calls.every(({ completed }) => completed)).toBe(true);
  });

  it('sends another app’s HttpClient features through: params and base URL of outer interceptors', () => {
    const baseUrl: HttpInterceptorFn = (request, next) => next(request.clone({ url: `/api${request.url}` }));
    const app = startApp({ apiUrls: ['/api'], features: [withInterceptors([baseUrl])] });
    TestBed.inject(HttpClient).get('/items').subscribe();
    const request = app.sent();
    expect(tokenOf(request)).toBe('Bearer access-1');
    request.flush(1);
  });
});

function headerEvent(status: number) {
  return new HttpHeaderResponse({ status, url: '/api/files' });
}
