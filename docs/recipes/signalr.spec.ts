/**
 * @jest-environment-options {"url": "http://127.0.0.1/", "customExportConditions": ["node", "node-addons"]}
 */
import type { IncomingMessage } from 'node:http';

import { Injector } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { TestBed } from '@angular/core/testing';
import { TokenService, type Tokens } from 'ngx-token-refresh';
import { filter, firstValueFrom } from 'rxjs';
import { WebSocketServer, type WebSocket } from 'ws';

import { EXPIRED, grant, startOnline, stopApp } from '../test/start-recipe';
import { json, startServer } from '../test/start-server';
import { allowCors, appConfig } from './another-origin';
import { HUB, OrdersHub } from './signalr';

/** As much of SignalR's protocol as a hub needs that says one thing. */
const END = '\x1e';

describe('SignalR', () => {
  let api: Awaited<ReturnType<typeof startServer>>;
  let hub: WebSocketServer;
  let good: string;
  let negotiations: (string | undefined)[];
  let connected: Promise<WebSocket>;

  beforeEach(async () => {
    for (const level of ['error', 'info'] as const) jest.spyOn(console, level).mockReturnValue();
    good = 'access-2';
    negotiations = [];
    api = await startServer(({ request, path, token }, response) => {
      if (allowCors(request, response, 'http://127.0.0.1')) return;
      if (path === '/token/refreshToken') return json(response, 200, grant(2));
      negotiations.push(token);
      if (token !== good) return json(response, 401, null);
      const availableTransports = [{ transport: 'WebSockets', transferFormats: ['Text'] }];
      json(response, 200, { negotiateVersion: 1, connectionId: 'a', connectionToken: 'b', availableTransports });
    });
    hub = new WebSocketServer({
      server: api.server,
      verifyClient: ({ req }: { req: IncomingMessage }) => tokenOf(req) === good,
    });
    connected = new Promise((resolve) =>
      hub.on('connection', (socket) => {
        socket.once('message', () => {
          socket.send(`{}${END}`);
          resolve(socket);
        });
      }),
    );
  });
  afterEach(async () => {
    stopApp();
    for (const client of hub.clients) client.terminate();
    hub.close();
    await api.stop();
  });

  function start(stored: Partial<Tokens>): OrdersHub {
    startOnline(
      { providers: [...appConfig(api.origin).providers, { provide: HUB, useValue: `${api.origin}/hub` }] },
      stored,
    );
    const orders = TestBed.inject(OrdersHub);
    TestBed.tick();
    return orders;
  }

  it.each([
    ['renews an expired token before it connects', EXPIRED, ['access-2']],
    ['renews a token that the hub refuses', {}, ['access-1', 'access-2']],
  ])('%s', async (_, stored, tokens) => {
    const orders = start(stored);
    const socket = await connected;
    expect(negotiations).toEqual(tokens);
    socket.send(`${JSON.stringify({ type: 1, target: 'order', arguments: ['a lamp'] })}${END}`);
    const injector = TestBed.inject(Injector);
    await firstValueFrom(toObservable(orders.latest, { injector }).pipe(filter(Boolean)));
    expect(orders.latest()).toBe('a lamp');
  });

  it('hangs up when the person signs out', async () => {
    start(EXPIRED);
    const socket = await connected;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    TestBed.inject(TokenService).signOut();
    TestBed.tick();
    await closed;
  });
});

/** In a browser the token is in the query of the URL, as WebSockets have no headers there. */
function tokenOf({ headers, url }: IncomingMessage): string | null | undefined {
  return (
    headers.authorization?.replace('Bearer ', '') ?? new URL(url ?? '', 'http://hub').searchParams.get('access_token')
  );
}
