import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  provideTokenRefresh,
  TokenService,
  type TokenRefreshEvent,
  type TokenRefreshOptions,
  type Tokens,
  type TokenStorage,
} from '../public-api';
import { call, REFRESH_URL } from './start-app';

/** A store that tabs share, whose bells may be lost. */
export class SharedStore {
  /** `null`: removed; `undefined`: cleared by hand. */
  kept: Tokens | null | undefined;
  bells = true;
  readonly writes: (Tokens | null)[] = [];
  private readonly listeners = new Map<object, () => void>();

  forTab(): TokenStorage {
    const tab = {};
    const change = (tokens: Tokens | null) => {
      this.kept = tokens;
      this.writes.push(tokens);
      for (const [other, listener] of this.listeners) if (other !== tab && this.bells) listener();
    };
    return {
      get: () => this.kept ?? null,
      wasRemoved: () => this.kept === null,
      set: (tokens) => change(tokens),
      remove: () => change(null),
      onChange: (listener) => {
        this.listeners.set(tab, listener);
        return () => this.listeners.delete(tab);
      },
    };
  }
}

/** A lock manager as the browser's, for locks of one name. */
export class FakeLocks {
  private tail: Promise<unknown> = Promise.resolve();
  readonly names: string[] = [];
  hung = false;

  request(name: string, { signal }: { signal: AbortSignal }, task: () => unknown): Promise<unknown> {
    this.names.push(name);
    const turn = this.hung ? new Promise(() => {}) : this.tail;
    const aborted = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
    const granted = Promise.race([turn, aborted]).then(() => task());
    this.tail = granted.catch(() => {});
    return granted;
  }
}

/** The browser's BroadcastChannel, for tabs of one process. */
export class FakeChannel {
  private static readonly open = new Set<FakeChannel>();
  onmessage?: (event: { data: unknown }) => void;

  constructor(private readonly name: string) {
    FakeChannel.open.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of FakeChannel.open) {
      if (other !== this && other.name === this.name) other.onmessage?.({ data: structuredCloneOf(data) });
    }
  }

  close(): void {
    FakeChannel.open.delete(this);
  }
}

function structuredCloneOf(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}

/** An app of its own, as in another tab: its own injector, its own wire. */
export function openTab(storage: TokenStorage, options: TokenRefreshOptions = {}) {
  const injector = createEnvironmentInjector(
    [provideTokenRefresh({ storage, loginUrl: false, ...options }), provideHttpClientTesting()],
    TestBed.inject(EnvironmentInjector),
  );
  const service = injector.get(TokenService);
  const http = injector.get(HttpClient);
  const wire = injector.get(HttpTestingController);
  const events: TokenRefreshEvent[] = [];
  service.events.subscribe((event) => events.push(event));
  return {
    service,
    wire,
    events,
    get: (url = '/api/items') => call(http.get(url)),
    sent: (url = '/api/items') => wire.expectOne(url),
    refresh: () => wire.expectOne(REFRESH_URL),
    refreshes: () => wire.match(REFRESH_URL),
    types: () => events.map(({ type }) => type),
    close: () => injector.destroy(),
  };
}
