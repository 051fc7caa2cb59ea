/**
 * @jest-environment-options {"url": "http://127.0.0.1/"}
 */
import type { ServerResponse } from 'node:http';

import { TestBed } from '@angular/core/testing';
import { TokenService, type Tokens } from 'ngx-token-refresh';
import { firstValueFrom, take, toArray } from 'rxjs';

import { EXPIRED, grant, startOnline, stopApp } from '../test/start-recipe';
import { json, startServer } from '../test/start-server';
import { allowCors, appConfig } from './another-origin';
import { eventsOf } from './event-source';

/** jsdom has none. This one tells of a refusal just before it closes; browsers, just after. */
class NodeEventSource extends jest.requireActual<new (url: string) => EventSource>('eventsource') {
  override set onerror(listener: () => void) {
    this.addEventListener('error', () => queueMicrotask(listener));
  }
}

describe('eventsOf', () => {
  let api: Awaited<ReturnType<typeof startServer>>;
  let good: string;
  let asked: (string | null)[];
  let connected: Promise<ServerResponse>;

  beforeEach(async () => {
    Object.assign(globalThis, { EventSource: NodeEventSource });
    good = 'access-1';
    asked = [];
    let connect: (stream: ServerResponse) => void;
    connected = new Promise((resolve) => (connect = resolve));
    api = await startServer(({ request, path, query }, response) => {
      if (allowCors(request, response, 'http://127.0.0.1')) return;
      if (path === '/token/refreshToken') return json(response, 200, grant(2));
      const token = query.get('access_token');
      asked.push(token);
      if (token !== good) return json(response, 401, null);
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(`retry: 1\n\ndata: by ${token}\n\n`);
      connect(response);
    });
  });
  afterEach(async () => {
    stopApp();
    await api.stop();
    Reflect.deleteProperty(globalThis, 'EventSource');
  });

  function start(stored: Partial<Tokens> | null) {
    startOnline(appConfig(api.origin), stored);
    return TestBed.runInInjectionContext(() => eventsOf(`${api.origin}/events`));
  }

  it('renews an expired token before it connects', async () => {
    good = 'access-2';
    await expect(firstValueFrom(start(EXPIRED))).resolves.toBe('by access-2');
    expect(asked).toEqual(['access-2']);
  });

  it('comes back with the token of now when the connection was lost', async () => {
    const heard = firstValueFrom(start({}).pipe(take(2), toArray()));
    const stream = await connected;
    await TestBed.inject(TokenService).refresh();
    good = 'access-2';
    stream.destroy();
    await expect(heard).resolves.toEqual(['by access-1', 'by access-2']);
    // The second one is the browser's own attempt.
    expect(asked).toEqual(['access-1', 'access-1', 'access-2']);
  });

  it('fails at once where nobody is signed in', async () => {
    await expect(firstValueFrom(start(null))).rejects.toMatchObject({ code: 'signedOut' });
    expect(asked).toEqual([]);
  });
});
