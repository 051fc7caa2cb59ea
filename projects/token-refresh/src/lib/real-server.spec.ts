/** @jest-environment-options {"url": "http://127.0.0.1/"} */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HttpClient, HttpEventType, withXhr } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { firstValueFrom, forkJoin, lastValueFrom, toArray } from 'rxjs';

import { memoryStorage, provideTokenRefresh, TokenService } from '../public-api';
import { typesOf } from '../test/start-app';

/** Real HTTP over a real socket, by jsdom's XMLHttpRequest: what the testing backend cannot show. */
describe('with a real server', () => {
  let server: Server;
  let generation: number;
  let refreshes: number;
  let sizes: number[];
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const answer = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': 'http://127.0.0.1',
      'Access-Control-Allow-Headers': 'authorization, content-type',
    });
    response.end(JSON.stringify(body));
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return answer(response, 200, null);
    let text = '';
    for await (const chunk of request) text += chunk;
    if (request.url === '/refresh') {
      refreshes++;
      const current = JSON.parse(text).refreshToken === `refresh-${generation}`;
      if (!current) return answer(response, 401, { statusCode: 401 });
      generation++;
      return answer(response, 200, { accessToken: `access-${generation}`, refreshToken: `refresh-${generation}` });
    }
    if (request.headers.authorization !== `Bearer access-${generation}`) return answer(response, 401, null);
    if (text) sizes.push(text.length);
    return answer(response, 200, request.url);
  }

  beforeEach((done) => {
    generation = 2;
    refreshes = 0;
    sizes = [];
    server = createServer((request, response) => void handle(request, response));
    server.listen(0, '127.0.0.1', done);
  });
  afterEach((done) => {
    TestBed.resetTestingModule();
    server.closeAllConnections();
    server.close(done);
  });

  function signedInApp() {
    const options = { refresh: `${origin()}/refresh`, apiUrls: [origin()], storage: memoryStorage() };
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideTokenRefresh(options, withXhr())] });
    const service = TestBed.inject(TokenService);
    service.signIn({ accessToken: 'access-1', refreshToken: 'refresh-2' });
    return TestBed.inject(HttpClient);
  }

  it('answers 200 requests with one refresh', async () => {
    const http = signedInApp();
    const urls = Array.from({ length: 200 }, (_, n) => `/items/${n}`);
    const answers = await firstValueFrom(forkJoin(urls.map((url) => http.get<string>(origin() + url))));
    expect(answers).toEqual(urls);
    expect(refreshes).toBe(1);
  }, 60_000);

  it('uploads once more what was refused, as one attempt', async () => {
    const http = signedInApp();
    const upload = http.post(`${origin()}/files`, 'x'.repeat(300_000), { observe: 'events', reportProgress: true });
    const events = await lastValueFrom(upload.pipe(toArray()));
    expect(sizes).toEqual([300_000]);
    expect(typesOf(events).filter((type) => type === HttpEventType.Sent)).toHaveLength(1);
    expect(typesOf(events).at(-1)).toBe(HttpEventType.Response);
    expect(refreshes).toBe(1);
  });
});
