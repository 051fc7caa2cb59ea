import {
  HttpBackend,
  HttpContext,
  HttpContextToken,
  HttpHandler,
  HttpHeaders,
  HttpResponse,
  provideHttpClient,
  type HttpRequest,
} from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, inject } from '@angular/core';
import { of } from 'rxjs';

/** Marks a request that comes back instead of leaving, with what the interceptors made of it. */
const ECHO = new HttpContextToken(() => true);

/**
 * The injector of the refresh, whose HttpClient is on the app's backend, without the app's interceptors (the refresh cannot wait for
 * itself), with Angular's XSRF protection as the app has set it up. Call it in an injection context.
 */
export function createRefreshInjector(): EnvironmentInjector {
  const parent = inject(EnvironmentInjector);
  const useFactory = () => echoing(parent.get(HttpBackend));
  return createEnvironmentInjector([provideHttpClient(), { provide: HttpBackend, useFactory }], parent);
}

/**
 * `request` with the XSRF header of now. It went through the XSRF interceptor before it came to the gate, and the cookie may have been
 * replaced while it waited (`then`: its value before). That interceptor does not tell the name of its header, so it is shown a request without any.
 */
export function withCurrentXsrf(
  request: HttpRequest<unknown>,
  then: string | null,
  injector: EnvironmentInjector,
): HttpRequest<unknown> {
  const bare = request.clone({ headers: new HttpHeaders(), context: new HttpContext().set(ECHO, true) });
  let current = request;
  injector
    .get(HttpHandler)
    .handle(bare)
    .subscribe((echo) => {
      const { headers } = (echo as HttpResponse<HttpRequest<unknown>>).body!;
      for (const name of headers.keys()) {
        // A value that is not that of then was set by the caller.
        if ((request.headers.get(name) ?? then) === then)
          current = current.clone({ setHeaders: { [name]: headers.get(name)! } });
      }
    });
  return current;
}

function echoing(backend: HttpBackend): HttpBackend {
  return {
    handle: (request) =>
      request.context.has(ECHO) ? of(new HttpResponse({ body: request })) : backend.handle(request),
  };
}
