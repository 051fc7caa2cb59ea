import { HttpClient, type HttpEvent, type HttpFeature, type HttpFeatureKind } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { Component, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes } from '@angular/router';
import type { Observable } from 'rxjs';

import { provideTokenRefresh, TokenService, type Session, type TokenRefreshEvent, type Tokens } from '../public-api';
import type { TokenRefreshOptions } from '../public-api';

@Component({ template: '' })
export class Page {}

export const REFRESH_URL = '/api/token/refreshToken';
export const STORAGE_KEY = 'ngx-token-refresh';

export interface Setup extends TokenRefreshOptions {
  readonly stored?: Partial<Tokens> | null;
  readonly features?: HttpFeature<HttpFeatureKind>[];
  readonly providers?: (Provider | EnvironmentProviders)[];
  readonly routes?: Routes;
}

/** An app with the library, signed in unless told otherwise, on Angular's testing backend. The only tab, unless told otherwise. */
export function startApp({ stored = {}, features = [], providers, routes, ...given }: Setup = {}) {
  const options = { acrossTabs: false, ...given };
  if (stored) localStorage.setItem(STORAGE_KEY, JSON.stringify(someTokens(stored)));
  TestBed.configureTestingModule({
    providers: [
      provideRouter(routes ?? [{ path: '**', component: Page }]),
      ...(providers ?? [provideTokenRefresh(options, ...features)]),
      provideHttpClientTesting(),
    ],
  });
  return runningApp();
}

export function runningApp() {
  const service = TestBed.inject(TokenService);
  const http = TestBed.inject(HttpClient);
  const wire = TestBed.inject(HttpTestingController);
  const events: TokenRefreshEvent[] = [];
  service.events.subscribe((event) => events.push(event));
  return {
    service,
    http,
    wire,
    events,
    router: TestBed.inject(Router),
    /** A GET, and what becomes of it. */
    get: (url = '/api/items') => call(http.get(url)),
    /** The one request to `url` that is on the wire. */
    sent: (url = '/api/items') => wire.expectOne(url),
    refresh: () => wire.expectOne(REFRESH_URL),
    types: () => events.map(({ type }) => type),
    stored: () => JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Tokens | null,
    session: () => service.session() as Session & { tokens: Tokens },
  };
}

/** What a caller saw. */
export interface Call<T> {
  readonly values: T[];
  error?: any;
  completed: boolean;
  settled(): boolean;
  cancel(): void;
}

export function call<T>(request: Observable<T>): Call<T> {
  const values: T[] = [];
  const seen = {
    values,
    error: undefined as unknown,
    completed: false,
    settled: () => seen.completed || seen.error !== undefined,
    cancel: () => subscription.unsubscribe(),
  };
  const subscription = request.subscribe({
    next: (value) => values.push(value),
    error: (error: unknown) => (seen.error = error),
    complete: () => (seen.completed = true),
  });
  return seen;
}

export function someTokens(tokens: Partial<Tokens> = {}): Tokens {
  return {
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    issuedAt: Date.now(),
    lifetime: 600,
    sessionId: 'a',
    generation: 1,
    ...tokens,
  };
}

/** The grant that follows the `n - 1`-th. */
export function grant(n: number, expiresIn = 600) {
  return { accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn };
}

export function tokenOf(request: TestRequest): string | null {
  return request.request.headers.get('Authorization');
}

export function unauthorized(request: TestRequest, headers: Record<string, string> = {}): void {
  request.flush({ message: 'no' }, { status: 401, statusText: 'Unauthorized', headers });
}

export function typesOf(events: readonly HttpEvent<unknown>[]): number[] {
  return events.map(({ type }) => type);
}

/** Lets everything that needs no time happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** Takes the app down as the end of a test does, and leaves no session behind. */
export function stopApp(): void {
  TestBed.inject(HttpTestingController, null)?.verify();
  TestBed.resetTestingModule();
  localStorage.clear();
  sessionStorage.clear();
}
