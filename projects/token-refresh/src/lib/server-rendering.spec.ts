import '@angular/platform-server/init';

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import { provideRouter, RouterOutlet } from '@angular/router';

import {
  provideTokenRefresh,
  signedInGuard,
  signedOutGuard,
  TokenService,
  type TokenRefreshOptions,
} from '../public-api';

const seen: { rejected?: unknown; sessions: string[] } = { sessions: [] };

@Component({ template: 'orders: {{ answer() }}' })
class Orders {
  protected readonly answer = signal('');

  constructor() {
    const service = inject(TokenService);
    service.signIn({ accessToken: 'of somebody' });
    service.signOut();
    seen.sessions.push(service.session().status);
    service.validToken().catch((error) => (seen.rejected = error));
    inject(HttpClient)
      .get<string>(`${origin()}/api/orders`)
      .subscribe({ next: (answer) => this.answer.set(answer), error: ({ status }) => this.answer.set(status) });
  }
}

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class App {}

let server: Server;
let sent: { url?: string; authorization?: string }[];
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function render(url: string, options: TokenRefreshOptions = {}): Promise<string> {
  const providers = [
    provideServerRendering(),
    provideRouter([
      { path: 'orders', canActivate: [signedInGuard], component: Orders },
      { path: 'login', canActivate: [signedOutGuard], component: Orders },
    ]),
    provideTokenRefresh({ apiUrls: [origin()], ...options }),
  ];
  const bootstrap = (context?: BootstrapContext) => bootstrapApplication(App, { providers }, context);
  return renderApplication(bootstrap, { document: '<html><head></head><body><app-root /></body></html>', url });
}

describe('on a server', () => {
  beforeEach((done) => {
    sent = [];
    seen.sessions = [];
    jest.spyOn(console, 'log').mockReturnValue();
    server = createServer((request, response) => {
      sent.push({ url: request.url, authorization: request.headers.authorization });
      response.statusCode = 401;
      response.end('{}');
    }).listen(0, '127.0.0.1', done);
  });
  afterEach((done) => void server.close(done));

  it.each(['/orders', '/login'])('renders %s without a redirect, a token, a refresh or a wait', async (url) => {
    const html = await render(url);
    expect(html).toContain('orders: 401');
    expect(sent).toEqual([{ url: '/api/orders', authorization: undefined }]);
    expect(seen.rejected).toMatchObject({ code: 'signedOut' });
  });

  it('touches no store, asks nobody, and stays restoring', async () => {
    const touched = jest.fn(() => {
      throw new Error('there is no store');
    });
    const refresh = jest.fn(() => new Promise<never>(() => {}));
    await render('/orders', {
      storage: { get: touched, set: touched, remove: touched },
      refresh: { refresh, restore: 'probe', credentials: true },
    });
    expect(touched).not.toHaveBeenCalled();
    expect(refresh).not.toHaveBeenCalled();
    expect(seen.sessions).toEqual(['restoring']);
  });

  it('shares nothing between two renders', async () => {
    const pages = await Promise.all([render('/orders'), render('/login')]);
    expect(pages.every((html) => html.includes('orders: 401'))).toBe(true);
    expect(seen.sessions).toEqual(['restoring', 'restoring']);
    expect(sent.every(({ authorization }) => authorization === undefined)).toBe(true);
  });
});
