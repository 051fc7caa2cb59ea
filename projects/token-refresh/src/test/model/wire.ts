import {
  HttpErrorResponse,
  HttpEventType,
  HttpHeaders,
  HttpResponse,
  type HttpBackend,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { Observable, type Subscriber } from 'rxjs';

import type { Page } from './page';
import type { Answer } from './strict-server';
import type { World } from './world';

export const API = 'https://shop.example/api';
/** Among the API's URLs: the library must know by other means that its refresh cannot wait for itself. */
export const REFRESH = `${API}/token`;
export const REVOKE = 'https://shop.example/revoke';
export const ELSEWHERE = 'https://shop.example.evil.example/api';

/** What becomes of a request on its way. `lost`: the server has answered, and the answer does not arrive. */
export type Fault =
  | 'none'
  | 'unreachable'
  | 'lost'
  | 'silent'
  | 'busy'
  | 'tooMany'
  | 'gateway'
  | 'html'
  | 'noToken'
  | 'expired'
  | 'throws'
  | 'empty';

export interface Trip {
  readonly latency: number;
  readonly fault: Fault;
}

/** A request that was on the wire, as who watches the wire sees it. */
export interface Exchange {
  readonly seq: number;
  readonly at: number;
  readonly page: Page;
  readonly request: HttpRequest<unknown>;
  readonly kind: 'api' | 'refresh' | 'revoke' | 'elsewhere';
  readonly authorization: string | null;
  readonly refreshToken?: string;
  readonly ended?: { readonly at: number; readonly seq: number; readonly answer?: Answer };
  readonly abortedAt?: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The backend of a page's HttpClient: a network to the strict server, on which everything is seen. */
export function backendOf(page: Page, world: World): HttpBackend {
  return {
    handle: (request) =>
      new Observable((caller) => {
        const exchange = seen(world, page, request);
        caller.next({ type: HttpEventType.Sent });
        const { latency, fault } = world.tripOf(exchange);
        if (fault !== 'silent') travel(world, exchange, fault, latency, caller);
        return () => {
          if (!exchange.ended) exchange.abortedAt = world.time();
        };
      }),
  };
}

function seen(world: World, page: Page, request: HttpRequest<unknown>): Writable<Exchange> {
  const { url, headers, body } = request;
  const exchange: Exchange = {
    seq: world.next(),
    at: world.time(),
    page,
    request,
    kind: url.startsWith(REFRESH)
      ? 'refresh'
      : url.startsWith(REVOKE)
        ? 'revoke'
        : url.startsWith(API)
          ? 'api'
          : 'elsewhere',
    authorization: headers.get('Authorization'),
    refreshToken: (body as { refreshToken?: string } | null)?.refreshToken,
  };
  world.record(exchange);
  return exchange;
}

function travel(
  world: World,
  exchange: Writable<Exchange>,
  fault: Fault,
  latency: number,
  caller: Subscriber<HttpEvent<unknown>>,
): void {
  let answer: Answer | undefined;
  world.after(latency / 2, () => (answer = fault === 'unreachable' ? undefined : answered(world, exchange, fault)));
  world.after(latency, () =>
    exchange.page.deliver(() => {
      if (caller.closed) return;
      const arrived = fault === 'lost' ? undefined : answer;
      exchange.ended = { at: world.time(), seq: world.next(), answer: arrived };
      arrive(exchange, arrived, caller);
    }),
  );
}

function answered(world: World, { kind, request, authorization, refreshToken, seq }: Exchange, fault: Fault): Answer {
  const { server } = world;
  if (fault === 'busy') return { status: 503, body: 'busy' };
  if (fault === 'tooMany') return { status: 429, body: 'slower' };
  if (fault === 'gateway') return { status: 403, body: '<h1>Forbidden</h1>' };
  if (kind === 'revoke') return server.revoke(refreshToken);
  if (kind === 'elsewhere') return { status: 200, body: null };
  if (kind === 'api') {
    const { status, body } = server.request(authorization);
    return { status, body: { ...(body as object), seq, echo: request.body } };
  }
  if (fault === 'html') return { status: 200, body: '<h1>Welcome</h1>' };
  if (fault === 'noToken') return { status: 200, body: { ok: true } };
  return server.refresh(refreshToken, fault === 'expired' ? -1 : undefined);
}

function arrive({ request }: Exchange, answer: Answer | undefined, caller: Subscriber<HttpEvent<unknown>>): void {
  const url = request.urlWithParams;
  if (!answer) return caller.error(new HttpErrorResponse({ status: 0, url, error: new ProgressEvent('error') }));
  const { status, body } = answer;
  if (status !== 200) {
    const headers = new HttpHeaders(status === 429 ? { 'Retry-After': '3' } : {});
    return caller.error(new HttpErrorResponse({ status, url, error: body, headers }));
  }
  caller.next(new HttpResponse({ status, url, body }));
  caller.complete();
}
