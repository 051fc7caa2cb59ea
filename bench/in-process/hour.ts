import { HttpBackend, HttpClient, HttpErrorResponse, HttpResponse, type HttpRequest } from '@angular/common/http';
import { createApplication } from '@angular/platform-browser';
import { provideTokenRefresh, TokenService, type TokenGrant } from 'ngx-token-refresh';
import { firstValueFrom, from } from 'rxjs';

import { strategies } from './strategies';
import { VirtualClock } from './virtual-clock';
import { LIFETIME_S, REQUEST_MS, VirtualServer } from './virtual-server';
import { workingHour } from './working-hour';

export type Send = () => Promise<unknown>;

/** One hour of one strategy. `seed` says which hour. */
export async function hour(strategy: string, seed: number) {
  const clock = new VirtualClock();
  const server = new VirtualServer(clock);
  const send = strategy === 'library' ? await library(server) : strategies[strategy]!(server, clock);
  const told = { requests: 0, waited: 0, refused: 0, failed: 0, onReturn: { waited: 0, refused: 0 }, refreshes: 0 };

  const ask = async (onReturn: boolean) => {
    const start = clock.now;
    told.requests++;
    await send().catch(() => told.failed++);
    const counted = onReturn ? told.onReturn : told;
    if (clock.now - start > REQUEST_MS) counted.waited++;
  };

  const start = clock.now;
  for (const act of workingHour(seed)) {
    await clock.run(start + act.at);
    if (act.type === 'sleep') clock.sleep(start + act.until);
    else if (act.type !== 'requests') show(act.type === 'show');
    else {
      const before = server.refused;
      for (let i = 0; i < act.count; i++) void ask(act.onReturn);
      // Long enough for a refresh and a replay, and shorter than any pause.
      await clock.run(clock.now + 900);
      (act.onReturn ? told.onReturn : told).refused += server.refused - before;
    }
  }
  await clock.run(start + 3_600_000);
  return { ...told, refreshes: server.refreshes };
}

function show(visible: boolean): void {
  Object.defineProperty(document, 'visibilityState', { value: visible ? 'visible' : 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** The real one, with its defaults. */
async function library(server: VirtualServer): Promise<Send> {
  const answer = async (request: HttpRequest<unknown>) => {
    if (request.url.endsWith('refreshToken')) {
      return new HttpResponse<TokenGrant>({ body: { accessToken: await server.refresh(), expiresIn: LIFETIME_S } });
    }
    const { status } = await server.ask(request.headers.get('Authorization')?.split(' ')[1]);
    if (status === 200) return new HttpResponse({ status });
    throw new HttpErrorResponse({ status });
  };
  const { injector } = await createApplication({
    providers: [
      provideTokenRefresh({ apiUrls: ['/api'] }),
      { provide: HttpBackend, useValue: { handle: (request: HttpRequest<unknown>) => from(answer(request)) } },
    ],
  });
  injector.get(TokenService).signIn({ accessToken: server.grant(), refreshToken: 'first', expiresIn: LIFETIME_S });
  const http = injector.get(HttpClient);
  return () => firstValueFrom(http.get('/api/items'));
}
