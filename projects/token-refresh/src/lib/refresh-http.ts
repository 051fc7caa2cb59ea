import {
  HttpBackend,
  HttpClient,
  HttpContext,
  HttpContextToken,
  HttpHandler,
  HttpHeaders,
  HttpResponse,
  provideHttpClient,
  type HttpRequest,
} from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, inject, Injectable } from '@angular/core';
import { of } from 'rxjs';

/** Marks a request that comes back instead of leaving, with what the interceptors made of it. */
const ECHO = new HttpContextToken(() => true);

/**
 * The HttpClient of the refresh: on the app's backend, without the app's interceptors (the refresh cannot wait for itself), with
 * Angular's XSRF protection as the app has set it up.
 */
@Injectable()
export class RefreshHttp {
  private readonly parent = inject(EnvironmentInjector);
  private readonly injector = createEnvironmentInjector(
    [provideHttpClient(), { provide: HttpBackend, useFactory: () => echoing(this.parent.get(HttpBackend)) }],
    this.parent,
  );

  get client(): HttpClient {
    return this.injector.get(HttpClient);
  }

  /**
   * `request` with the XSRF header of now. It went through the XSRF interceptor before it came to the gate, and its cookie may have been
   * replaced while it waited; that interceptor does not tell the name of its header, so it is shown the request without any.
   */
  withCurrentXsrf(request: HttpRequest<unknown>): HttpRequest<unknown> {
    let headers = request.headers;
    const bare = request.clone({ headers: new HttpHeaders(), context: new HttpContext().set(ECHO, true) });
    this.injector
      .get(HttpHandler)
      .handle(bare)
      .subscribe((event) => {
        const protectedOne = (event as HttpResponse<HttpRequest<unknown>>).body!;
        for (const name of protectedOne.headers.keys()) headers = headers.set(name, protectedOne.headers.get(name)!);
      });
    return headers === request.headers ? request : request.clone({ headers });
  }
}

function echoing(backend: HttpBackend): HttpBackend {
  return {
    handle: (request) =>
      request.context.has(ECHO) ? of(new HttpResponse({ body: request })) : backend.handle(request),
  };
}
