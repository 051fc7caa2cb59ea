import { HttpBackend, HttpXhrBackend } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { ApplicationConfig } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TokenService, type TokenRefreshEvent, type Tokens } from 'ngx-token-refresh';
import { filter, firstValueFrom } from 'rxjs';

import { runningApp, someTokens, STORAGE_KEY } from '../../projects/token-refresh/src/test/start-app';

export {
  call,
  grant,
  settle,
  stopApp,
  tokenOf,
  unauthorized,
  type Call,
} from '../../projects/token-refresh/src/test/start-app';

/** The app of a recipe on Angular's testing backend, with a session in the store unless told otherwise. */
export function startRecipe({ providers }: ApplicationConfig, stored: Partial<Tokens> | null = {}) {
  store(stored);
  TestBed.configureTestingModule({ providers: [...providers, provideHttpClientTesting()] });
  return { ...runningApp(), wire: TestBed.inject(HttpTestingController) };
}

/** The app of a recipe on jsdom's XMLHttpRequest, which knows of CORS and cookies; jsdom has no fetch. */
export function startOnline({ providers }: ApplicationConfig, stored: Partial<Tokens> | null = null): void {
  store(stored);
  TestBed.configureTestingModule({
    providers: [...providers, { provide: HttpBackend, useExisting: HttpXhrBackend }],
  });
}

/** Of tokens that are good for ten minutes. */
export const EXPIRED: Partial<Tokens> = { issuedAt: Date.now() - 700_000 };

function store(tokens: Partial<Tokens> | null): void {
  if (tokens) localStorage.setItem(STORAGE_KEY, JSON.stringify(someTokens(tokens)));
}

/** The next event of a type: for what takes the app a moment, such as the second look before a refusal ends a session. */
export function next(type: TokenRefreshEvent['type']): Promise<TokenRefreshEvent> {
  return firstValueFrom(TestBed.inject(TokenService).events.pipe(filter((event) => event.type === type)));
}
