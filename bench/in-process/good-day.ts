import { HttpBackend, HttpClient, HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { type EnvironmentInjector, type EnvironmentProviders, type Provider } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { provideTokenRefresh, TokenService } from 'ngx-token-refresh';
import { of } from 'rxjs';

import { StoredToken, TokenInMemory, tutorialInterceptor } from './tutorial-interceptor';

/** As long as a JWT with a few claims. */
const ACCESS_TOKEN = 'x'.repeat(900);
/** A page asks for the same things again and again. */
const URLS = Array.from({ length: 200 }, (_, item) => `/api/items/${item}`);

const SENT = { type: 0 } as const;
const ANSWER = new HttpResponse({ status: 200, body: { id: 1, name: 'item' } });

type SignIn = (injector: EnvironmentInjector) => void;
type Variant = { providers: (Provider | EnvironmentProviders)[]; signIn?: SignIn };

const stored: SignIn = (injector) => injector.get(StoredToken).set(ACCESS_TOKEN);
const VARIANTS: Record<string, Variant> = {
  without: { providers: [provideHttpClient()] },
  tutorial: {
    providers: [provideHttpClient(withInterceptors([tutorialInterceptor()])), StoredToken],
    signIn: stored,
  },
  'tutorial, token in memory': {
    providers: [
      provideHttpClient(withInterceptors([tutorialInterceptor()])),
      { provide: StoredToken, useClass: TokenInMemory },
    ],
    signIn: stored,
  },
  library: {
    providers: [provideTokenRefresh({ apiUrls: ['/api'] })],
    signIn: (injector) => injector.get(TokenService).signIn({ accessToken: ACCESS_TOKEN, expiresIn: 86_400 }),
  },
};

/** An app whose requests are answered at once, and what one of its requests costs. */
export async function goodDay(name: string) {
  const { providers, signIn } = VARIANTS[name]!;
  const backend = { handle: () => of<any[]>(SENT, ANSWER) };
  const { injector } = await createApplication({
    providers: [...providers, { provide: HttpBackend, useValue: backend }],
  });
  signIn?.(injector);
  const http = injector.get(HttpClient);
  let answers = 0;
  const count = () => void answers++;
  let newest = 0;
  const kinds: Record<string, (i: number) => void> = {
    GET: (i) => http.get(URLS[i % URLS.length]!).subscribe(count),
    'GET, each query new': (i) => http.get(`${URLS[i % URLS.length]}?at=${newest++}`).subscribe(count),
    'GET, each path new': () => http.get(`/api/new-items/${newest++}`).subscribe(count),
    POST: (i) => http.post(URLS[i % URLS.length]!, ANSWER.body).subscribe(count),
  };

  function run(kind: string, requests: number): void {
    answers = 0;
    const send = kinds[kind]!;
    for (let i = 0; i < requests; i++) send(i);
    if (answers !== requests) throw new Error(`${answers} of ${requests} requests were answered`);
  }

  return {
    run,
    /** Bytes that each of so many requests makes, where they are too few for the garbage collector to come in between. */
    bytes(kind: string, requests: number): number {
      const { gc, performance } = globalThis as any;
      gc();
      const before = performance.memory.usedJSHeapSize;
      run(kind, requests);
      return (performance.memory.usedJSHeapSize - before) / requests;
    },
  };
}
