/** @jest-environment-options {"url": "http://127.0.0.1/"} */
import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { TokenService } from 'ngx-token-refresh';
import { catchError, firstValueFrom, forkJoin, of } from 'rxjs';

import { grant, startOnline, stopApp } from '../test/start-recipe';
import { json, startServer } from '../test/start-server';
import { allowCors, appConfig } from './another-origin';

describe('an API on another origin', () => {
  let api: Awaited<ReturnType<typeof startServer>>;
  let refreshes: number;
  let forgetsCors: boolean;

  beforeEach(async () => {
    refreshes = 0;
    forgetsCors = false;
    api = await startServer(({ request, path, token }, response) => {
      const isRefresh = path === '/token/refreshToken';
      const isRefused = !isRefresh && token !== 'access-2';
      // A gateway that answers 401 itself often does so without the headers of the API behind it.
      const isBare = forgetsCors && isRefused && request.method !== 'OPTIONS';
      if (!isBare && allowCors(request, response, 'http://127.0.0.1')) return;
      if (isRefresh) return json(response, 200, grant(++refreshes + 1));
      if (path === '/admin') response.setHeader('WWW-Authenticate', 'Bearer error="insufficient_scope"');
      json(response, isRefused || path === '/admin' ? 401 : 200, path);
    });
    startOnline(appConfig(api.origin));
    TestBed.inject(TokenService).signIn(grant(1));
  });
  afterEach(async () => {
    stopApp();
    await api.stop();
  });

  it('gets the token, and one refresh for all', async () => {
    const http = TestBed.inject(HttpClient);
    const paths = ['/orders', '/people', '/bills'];
    const answers = await firstValueFrom(forkJoin(paths.map((path) => http.get<string>(api.origin + path))));
    expect(answers).toEqual(paths);
    expect(refreshes).toBe(1);
  });

  it('tells by an exposed WWW-Authenticate that a new token would not help', async () => {
    const error = await failureOf('/admin');
    expect(error.status).toBe(401);
    expect(error.headers.get('WWW-Authenticate')).toContain('insufficient_scope');
    expect(refreshes).toBe(0);
  });

  it('is unreachable to a page where its 401 does not allow CORS', async () => {
    jest.spyOn(console, 'error').mockReturnValue();
    forgetsCors = true;
    const error = await failureOf('/orders');
    expect(error.status).toBe(0);
    expect(refreshes).toBe(0);
  });

  function failureOf(path: string): Promise<HttpErrorResponse> {
    const answer = TestBed.inject(HttpClient).get<never>(api.origin + path);
    return firstValueFrom(answer.pipe(catchError((error: HttpErrorResponse) => of(error))));
  }
});
