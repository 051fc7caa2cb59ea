import {
  HTTP_INTERCEPTORS,
  type HttpEvent,
  type HttpHandler,
  type HttpHandlerFn,
  type HttpInterceptor,
  type HttpInterceptorFn,
  HttpResponse,
  type HttpRequest,
} from '@angular/common/http';
import { DOCUMENT, inject, Injectable, type Provider } from '@angular/core';
import { tap, type Observable } from 'rxjs';

/** What an app's own interceptors see of the burst, written where the test reads it. */
@Injectable({ providedIn: 'root' })
class Tally {
  private readonly page = inject(DOCUMENT).documentElement;
  private readonly seen = { requests: 0, answers: 0, failures: 0 };

  watch(
    request: HttpRequest<unknown>,
    next: HttpHandlerFn,
    name: 'functions' | 'classes',
  ): Observable<HttpEvent<unknown>> {
    if (!request.url.startsWith('/api/items')) return next(request);
    this.count('requests');
    return next(request.clone({ setHeaders: { 'X-Neighbour': name } })).pipe(
      tap({
        next: (event) => event instanceof HttpResponse && this.count('answers'),
        error: () => this.count('failures'),
      }),
    );
  }

  private count(what: keyof typeof this.seen): void {
    this.seen[what]++;
    const { requests, answers, failures } = this.seen;
    this.page.setAttribute('data-neighbour', `${requests} requests, ${answers} answers, ${failures} failures`);
  }
}

export const neighbourFunction: HttpInterceptorFn = (request, next) => inject(Tally).watch(request, next, 'functions');

@Injectable()
class NeighbourClass implements HttpInterceptor {
  private readonly tally = inject(Tally);

  intercept(request: HttpRequest<unknown>, next: HttpHandler): Observable<HttpEvent<unknown>> {
    return this.tally.watch(request, (passed) => next.handle(passed), 'classes');
  }
}

export const neighbourClass: Provider = { provide: HTTP_INTERCEPTORS, useClass: NeighbourClass, multi: true };
