import {
  HttpBackend,
  HttpClient,
  HttpErrorResponse,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
  type HttpRequest,
} from '@angular/common/http';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { memoryStorage, provideTokenRefresh, TokenService, type TokenGrant } from 'ngx-token-refresh';
import { of, Subject, throwError } from 'rxjs';

import { StoredToken, TokenInMemory, tutorialInterceptor } from './tutorial-interceptor';

const ANSWER = new HttpResponse({ status: 200, body: { id: 1 } });
const LONG_MS = 600_000;

/** Something that many wait for. */
interface Gate {
  /** One more waits. `answered` is called when it has got its answer. */
  wait(answered: () => void): void;
  open(): void;
}

const KINDS: Record<string, () => Promise<Gate> | Gate> = {
  library,
  tutorial,
  handlers,
  'handlers that send': senders,
};

/** So many gates, and so many who wait at each. */
export async function scale(kind: string, gates: number, waiters: number) {
  const all: Gate[] = [];
  for (let i = 0; i < gates; i++) all.push(await KINDS[kind]!());
  let answered = 0;
  let done!: () => void;
  const everybody = new Promise<void>((resolve) => (done = resolve));
  const count = () => {
    if (++answered === gates * waiters) done();
  };
  return {
    hold(): void {
      for (const gate of all) for (let i = 0; i < waiters; i++) gate.wait(count);
      if (answered > 0) throw new Error(`${answered} did not wait`);
    },
    release(): Promise<void> {
      for (const gate of all) gate.open();
      return everybody;
    },
    heap(): number {
      const { gc, performance } = globalThis as any;
      gc();
      return performance.memory.usedJSHeapSize;
    },
  };
}

/** Requests whose token has expired by the clock. */
async function library(): Promise<Gate> {
  let open!: (grant: TokenGrant) => void;
  const grant = new Promise<TokenGrant>((resolve) => (open = resolve));
  const options = { acrossTabs: false, storage: memoryStorage(), maxWait: LONG_MS, refreshTimeout: LONG_MS };
  const injector = await app([provideTokenRefresh({ ...options, apiUrls: ['/api'], refresh: () => grant })]);
  injector.get(TokenService).signIn({ accessToken: 'old', expiresIn: 0.001 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { wait: client(injector), open: () => open({ accessToken: 'new', expiresIn: 300 }) };
}

/** Requests whose token the server has refused: this interceptor does not look at the clock. */
async function tutorial(): Promise<Gate> {
  const renewed = new Subject<string>();
  const injector = await app([
    provideHttpClient(withInterceptors([tutorialInterceptor()])),
    { provide: StoredToken, useClass: TokenInMemory },
  ]);
  injector.get(StoredToken).set('old');
  injector.get(StoredToken).renew = () => renewed;
  return { wait: client(injector), open: () => renewed.next('new') };
}

/** The least that waiting can be. */
function handlers(): Gate {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { wait: (answered) => void opened.then(answered), open };
}

/** The same, where each sends the request that it has waited with. */
async function senders(): Promise<Gate> {
  const send = client(await app([provideHttpClient()]));
  const { wait, open } = handlers();
  return { wait: (answered) => wait(() => send(answered)), open };
}

async function app(providers: (Provider | EnvironmentProviders)[]) {
  const handle = (request: HttpRequest<unknown>) =>
    request.headers.get('Authorization') === 'Bearer old'
      ? throwError(() => new HttpErrorResponse({ status: 401 }))
      : of(ANSWER);
  return (await createApplication({ providers: [...providers, { provide: HttpBackend, useValue: { handle } }] }))
    .injector;
}

function client(injector: { get(token: typeof HttpClient): HttpClient }): Gate['wait'] {
  const http = injector.get(HttpClient);
  return (answered) => void http.get('/api/items').subscribe(answered);
}
