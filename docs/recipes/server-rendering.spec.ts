import '@angular/platform-server/init';
import '../test/server-mode';

import { HttpBackend, httpResource, HttpResponse, type HttpRequest } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import { ROUTES, RouterOutlet } from '@angular/router';
import { RenderMode } from '@angular/ssr';
import { TokenService } from 'ngx-token-refresh';
import { of } from 'rxjs';

import { appConfig, serverRoutes } from './server-rendering';

const seen: string[] = [];

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class App {
  constructor() {
    const { session } = inject(TokenService);
    seen.push(session().status);
  }
}

@Component({ template: '' })
class Careless {
  protected readonly all = httpResource(() => 'https://shop.example/api/all');
  protected readonly mine = httpResource(() => 'https://shop.example/api/my/orders');
}

describe('an app that is rendered on a server', () => {
  let sent: HttpRequest<unknown>[];

  beforeEach(() => {
    sent = [];
    seen.length = 0;
    jest.spyOn(console, 'log').mockReturnValue();
  });

  function render(url: string): Promise<string> {
    const handle = (request: HttpRequest<unknown>) => {
      sent.push(request);
      return of(new HttpResponse({ status: 200, url: request.url, body: [`a lamp of ${request.url}`] }));
    };
    const backend = { provide: HttpBackend, useValue: { handle } };
    const careless = { provide: ROUTES, multi: true, useValue: [{ path: 'careless', component: Careless }] };
    const providers = [careless, ...appConfig.providers, provideServerRendering(), backend];
    const bootstrap = (context?: BootstrapContext) => bootstrapApplication(App, { providers }, context);
    return renderApplication(bootstrap, { document: '<html><head></head><body><app-root /></body></html>', url });
  }

  it('asks for everybody’s data, and does not hand the answer to the browser', async () => {
    const html = await render('/offers');
    expect(html).toContain('<p>a lamp of https://shop.example/api/offers</p>');
    expect(sent.map(({ headers }) => headers.get('Authorization'))).toEqual([null]);
    expect(stateOf(html)).not.toContain('a lamp');
    expect(seen).toEqual(['restoring']);
  });

  it('would hand it over without transferCache: false, but for what the filter leaves out', async () => {
    const state = stateOf(await render('/careless'));
    expect(state).toContain('a lamp of https://shop.example/api/all');
    expect(state).not.toContain('/api/my/orders');
    expect(sent).toHaveLength(2);
  });

  it('lets everybody pass a guard, which is why protected routes are the browser’s', async () => {
    expect(await render('/orders')).toContain('orders');
    expect(serverRoutes[0]).toEqual({ path: 'orders', renderMode: RenderMode.Client });
  });
});

/** What the server hands over: the transfer state. */
function stateOf(html: string): string {
  const json = /<script id="ng-state"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '{}';
  return JSON.stringify(JSON.parse(json));
}
