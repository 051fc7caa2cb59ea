/**
 * @jest-environment-options {"url": "http://127.0.0.1/", "customExportConditions": ["node", "node-addons"]}
 */
import { TestBed } from '@angular/core/testing';
import { TokenService, type Tokens } from 'ngx-token-refresh';
import { firstValueFrom, lastValueFrom } from 'rxjs';
import { WebSocketServer } from 'ws';

import { EXPIRED, grant, startOnline, stopApp } from '../test/start-recipe';
import { json, startServer } from '../test/start-server';
import { allowCors, appConfig } from './another-origin';
import { messagesOf } from './web-socket';

describe('messagesOf', () => {
  let api: Awaited<ReturnType<typeof startServer>>;
  let sockets: WebSocketServer;
  let good: string;
  let told: string[];

  beforeEach(async () => {
    good = 'access-2';
    told = [];
    api = await startServer(({ request }, response) => {
      if (!allowCors(request, response, 'http://127.0.0.1')) json(response, 200, grant(2));
    });
    sockets = new WebSocketServer({ server: api.server });
    sockets.on('connection', (socket) => {
      socket.once('message', (data) => {
        const { token } = JSON.parse(String(data));
        told.push(token);
        if (token === good) socket.send('a lamp');
        else socket.close(4401);
      });
    });
  });
  afterEach(async () => {
    stopApp();
    for (const client of sockets.clients) client.terminate();
    sockets.close();
    await api.stop();
  });

  function start(stored: Partial<Tokens>) {
    startOnline(appConfig(api.origin), stored);
    return TestBed.runInInjectionContext(() => messagesOf(api.origin.replace('http', 'ws')));
  }

  it.each([
    ['renews an expired token before it connects', EXPIRED, ['access-2']],
    ['renews a token that the server refuses', {}, ['access-1', 'access-2']],
  ])('%s', async (_, stored, tokens) => {
    await expect(firstValueFrom(start(stored))).resolves.toBe('a lamp');
    expect(told).toEqual(tokens);
  });

  it('gives up where the server refuses a fresh token too', async () => {
    good = 'none';
    await expect(lastValueFrom(start({}))).rejects.toBe(4401);
    expect(told).toEqual(['access-1', 'access-2']);
  });

  it('fails at once where nobody is signed in', async () => {
    const messages = start({});
    TestBed.inject(TokenService).signOut();
    await expect(firstValueFrom(messages)).rejects.toMatchObject({ code: 'signedOut' });
    expect(told).toEqual([]);
  });
});
