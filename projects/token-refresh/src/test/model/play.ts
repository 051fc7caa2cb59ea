import type { HttpClient } from '@angular/common/http';
import { EMPTY, firstValueFrom } from 'rxjs';

import type { TokenRefreshEvent, TokenRefreshOptions, TokenStorage } from '../../public-api';
import type { ServerSetup } from './strict-server';
import type { Caller } from './caller';
import { Tab, type Library } from './tab';
import type { Page } from './page';
import { REFRESH, REVOKE, type Exchange } from './wire';
import { World } from './world';

/** Kinds of faults. What a promise depends on is excused where its kind has come. */
export type Weather = 'network' | 'api' | 'pages' | 'locks' | 'storage' | 'bells' | 'clock';

export interface Setup {
  readonly server: ServerSetup;
  readonly storage: 'web' | 'slow' | 'memory';
  readonly refresh: 'json' | 'ownClient' | 'promise';
  readonly options: Required<Pick<TokenRefreshOptions, 'refreshAhead' | 'retries' | 'maxWait' | 'refreshTimeout'>>;
  /** A listener to the events that calls back into the service. */
  readonly listener: {
    readonly on: TokenRefreshEvent['type'];
    readonly does: 'signIn' | 'signOut' | 'refresh' | 'request';
  } | null;
  readonly weather: readonly Weather[];
  /** Of `Math.random`. */
  readonly seed: number;
}

export const PEOPLE = ['ada', 'bob', 'eve'] as const;

/** How often a listener calls back: it would not be the library that runs in circles. */
const MOST_CALLS = 2;

/** One schedule as it is played: the world, the tabs that were opened, and who waits for what. */
export class Play {
  readonly world: World;
  readonly tabs: Tab[] = [];
  readonly callers: Caller[] = [];
  /** Whether the faults are over and listeners leave the service alone. */
  isAtRest = false;
  readonly happened = new Set<Weather>();
  /** When pauses may have ended early. */
  readonly wakes: number[] = [];
  readonly signIns: { readonly at: number; readonly accessToken: string }[] = [];

  constructor(
    readonly library: Library,
    readonly setup: Setup,
  ) {
    this.world = new World(setup.server);
    jest.spyOn(Math, 'random').mockImplementation(randomFrom(setup.seed));
  }

  get living(): Tab[] {
    return this.tabs.filter((tab) => tab.isAlive);
  }

  /** The `n`-th of the tabs that are open. */
  tab(n: number): Tab | undefined {
    const { living } = this;
    return living[n % Math.max(living.length, 1)];
  }

  async openTab(): Promise<Tab> {
    const options = (app: () => HttpClient) => this.optionsFor(app);
    const tab = await Tab.open(this.world, this.library, options, this.callers, this.tabs.length);
    this.tabs.push(tab);
    this.listen(tab);
    return tab;
  }

  signIn(tab: Tab, person: string): void {
    const grant = this.world.server.signIn(person);
    this.signIns.push({ at: this.world.time(), accessToken: String(grant['accessToken']) });
    tab.page.run(() => tab.service.signIn(grant));
    tab.look();
  }

  signOut(tab: Tab): void {
    tab.page.run(() => tab.service.signOut());
    tab.look();
  }

  /** When a page first held an access token. */
  grantedAt(token: string | null | undefined): number | undefined {
    const granted = this.signIns.find(({ accessToken }) => accessToken === token);
    const isIts = ({ ended }: Exchange) =>
      (ended?.answer?.body as { accessToken?: string } | null)?.accessToken === token;
    return token ? (granted?.at ?? this.world.exchanges.find(isIts)?.ended?.at) : undefined;
  }

  tabOf(page: Page): Tab | undefined {
    return this.tabs.find((tab) => tab.page === page);
  }

  wake(): void {
    this.wakes.push(this.world.time());
  }

  end(): void {
    for (const tab of this.tabs) tab.destroy();
    this.world.end();
  }

  private listen(tab: Tab): void {
    const { listener } = this.setup;
    if (!listener) return;
    let calls = 0;
    tab.page.run(() =>
      tab.service.events.subscribe(({ type }) => {
        if (type !== listener.on || ++calls > MOST_CALLS || this.isAtRest || !tab.isAlive) return;
        if (listener.does === 'signIn') this.signIn(tab, 'eve');
        else if (listener.does === 'signOut') this.signOut(tab);
        else if (listener.does === 'refresh') tab.ask('refresh');
        else tab.request('GET', `https://shop.example/api/heard/${this.callers.length}`);
      }),
    );
  }

  private optionsFor(app: () => HttpClient): TokenRefreshOptions {
    const { storage, options } = this.setup;
    const stores: Record<Setup['storage'], () => TokenStorage> = {
      web: () => this.library.webStorage('localStorage'),
      memory: () => this.library.memoryStorage(),
      slow: () => this.slowStorage(),
    };
    const acrossTabs = storage !== 'memory';
    return { ...options, acrossTabs, storage: stores[storage](), refresh: this.strategy(app) };
  }

  private strategy(app: () => HttpClient): TokenRefreshOptions['refresh'] {
    const { refresh } = this.setup;
    const { world } = this;
    return {
      refresh: ({ refreshToken }, http) => {
        const fault = world.refreshTrips[0]?.fault;
        if (fault === 'throws' || fault === 'empty') world.refreshTrips.shift();
        if (fault === 'throws') throw new Error('a fault of the app');
        if (fault === 'empty') return EMPTY;
        const client = refresh === 'ownClient' ? app() : http;
        const grant = client.post<Record<string, never>>(REFRESH, { refreshToken });
        return refresh === 'promise' ? firstValueFrom(grant) : grant;
      },
      revoke: ({ refreshToken }, http) => http.post(REVOKE, { refreshToken }),
    };
  }

  /** A store of the app's own that takes its time. */
  private slowStorage(): TokenStorage {
    const store = this.library.webStorage('localStorage');
    const { storage } = this.world;
    const later = <T>(access: () => T) =>
      new Promise<T>((resolve, reject) => {
        const answer = () => {
          try {
            resolve(access());
          } catch (fault) {
            reject(fault as Error);
          }
        };
        if (storage.slowMs < Infinity) setTimeout(answer, storage.slowMs);
      });
    return {
      get: (key) => later(() => store.get(key) as never),
      set: (tokens, key) => later(() => store.set(tokens, key) as undefined),
      remove: (key) => later(() => store.remove(key) as undefined),
      wasRemoved: (key) => store.wasRemoved!(key),
      onChange: (listener, key) => store.onChange!(listener, key),
    };
  }
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
