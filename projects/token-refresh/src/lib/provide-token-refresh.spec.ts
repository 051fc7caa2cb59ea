import {
  HTTP_INTERCEPTORS,
  HttpClient,
  provideHttpClient,
  withFetch,
  withInterceptors,
  withInterceptorsFromDi,
  withXhr,
  type HttpHandler,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { catchError } from 'rxjs';

import { provideTokenRefresh, provideTokenService, tokenRefreshInterceptor } from '../public-api';
import { inMode } from '../test/in-mode';
import { grant, settle, startApp, stopApp, tokenOf, unauthorized } from '../test/start-app';

describe('provideTokenRefresh', () => {
  afterEach(stopApp);

  it('needs no argument', async () => {
    const app = startApp({ providers: [provideTokenRefresh()] });
    const items = app.get('/whatever');
    unauthorized(app.sent('/whatever'));
    app.refresh().flush(grant(2));
    await settle();
    app.sent('/whatever').flush(1);
    expect(items.values).toEqual([1]);
  });

  it('is the innermost of all interceptors', async () => {
    const seen: unknown[] = [];
    const watch: HttpInterceptorFn = (request, next) => {
      seen.push(request.headers.get('Authorization'));
      return next(request).pipe(
        catchError((error) => {
          seen.push(error.status);
          throw error;
        }),
      );
    };
    const fromDi = {
      provide: HTTP_INTERCEPTORS,
      multi: true,
      useValue: {
        intercept: (request: HttpRequest<unknown>, next: HttpHandler) => watch(request, (r) => next.handle(r)),
      },
    };
    const features = [withInterceptors([watch]), withInterceptorsFromDi()];
    const app = startApp({ providers: [provideTokenRefresh({}, ...features), fromDi] });
    const items = app.get();
    unauthorized(app.sent());
    app.refresh().flush(grant(2));
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
    expect(seen).toEqual([null, null]);
  });

  it('says what is wrong with an option at once', () => {
    expect(() => provideTokenRefresh({ maxWait: -1 })).toThrow(/'maxWait' takes/);
    expect(() => provideTokenRefresh(withFetch() as never)).toThrow(/come after/);
  });

  it.each([
    ['withFetch', withFetch],
    ['withXhr', withXhr],
  ])('takes %s', (_, feature) => {
    const app = startApp({ features: [feature()] });
    app.get();
    app.sent().flush(1);
  });
});

describe('provideTokenService', () => {
  afterEach(stopApp);

  it('leaves the HttpClient to the app, with others before and after', async () => {
    const order: string[] = [];
    const named =
      (name: string): HttpInterceptorFn =>
      (request, next) => {
        order.push(`${name} ${request.headers.has('Authorization')}`);
        return next(request);
      };
    const http = provideHttpClient(withInterceptors([named('before'), tokenRefreshInterceptor, named('after')]));
    const app = startApp({ providers: [http, provideTokenService({ apiUrls: ['/api'] })] });
    const items = app.get();
    unauthorized(app.sent());
    app.refresh().flush(grant(2));
    await settle();
    app.sent().flush(1);
    expect(items.values).toEqual([1]);
    expect(order).toEqual(['before false', 'after true', 'after true']);
  });

  it('works once where the interceptor is named twice', async () => {
    const http = provideHttpClient(withInterceptors([tokenRefreshInterceptor, tokenRefreshInterceptor]));
    const app = startApp({ providers: [http, provideTokenService()] });
    app.get();
    expect(tokenOf(app.sent())).toBe('Bearer access-1');
  });

  describe('of which there are two', () => {
    const second = () =>
      createEnvironmentInjector([provideTokenService({ acrossTabs: false })], TestBed.inject(EnvironmentInjector));

    it('says that one session is enough', () => {
      startApp();
      expect(second).toThrow(
        new Error(
          'NGTR003: provideTokenService() or provideTokenRefresh() is in the providers of a route or of another child injector, and the app has ' +
            'a session already. One session an app: keep the one in app.config.ts. A child that needs an HttpClient of its own takes ' +
            'provideHttpClient(withRequestsMadeViaParent()). See docs/errors.md#ngtr003',
        ),
      );
      expect(TestBed.inject(HttpClient)).toBeDefined();
    });

    it('says so where no build tool says that this is production, and not in production', () => {
      startApp();
      expect(() => inMode(undefined, second)).toThrow(/One session an app/);
      expect(() => inMode(false, second)).not.toThrow();
    });
  });

  it('looks at the options where no build tool says that this is production, and not in production', () => {
    const provide = () => provideTokenService({ maxWait: -1 });
    expect(() => inMode(undefined, provide)).toThrow(/'maxWait' takes/);
    expect(() => inMode(false, provide)).not.toThrow();
  });
});
