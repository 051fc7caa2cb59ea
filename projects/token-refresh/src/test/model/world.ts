import { channelClass } from './channel';
import { LockManager } from './lock-manager';
import { here, reactions } from './page';
import { SharedStorage } from './shared-storage';
import { StrictServer, type ServerSetup } from './strict-server';
import type { Exchange, Trip } from './wire';

const START = Date.UTC(2026, 0, 5, 9);
const GOOD_TRIP: Trip = { latency: 40, fault: 'none' };

/** A browser with its pages, a network and a server; one clock moves them all. */
export class World {
  readonly locks = new LockManager(this);
  readonly storage = new SharedStorage(this);
  readonly server: StrictServer;
  readonly exchanges: Exchange[] = [];
  private readonly byUrl = new Map<string, Exchange[]>();
  /** What went over broadcast channels. */
  readonly messages: string[] = [];
  /** What refreshes meet on their way, one after another; then all goes well. */
  refreshTrips: Trip[] = [];
  online = true;
  private readonly trips = new Map<string, Trip[]>();
  private readonly outside: typeof setTimeout;
  private seq = 0;
  private readonly restores: (() => void)[] = [];

  constructor(setup: ServerSetup) {
    jest.useFakeTimers({ now: START });
    this.outside = globalThis.setTimeout;
    this.server = new StrictServer(setup, () => this.time());
    this.furnish();
  }

  /** Milliseconds since the beginning, by a clock that is never set. */
  time(): number {
    return performance.now();
  }

  /** Numbers what happens, in its order. */
  next(): number {
    return ++this.seq;
  }

  after(ms: number, then: () => void): void {
    this.outside.call(globalThis, () => here.exit(then), ms);
  }

  /** Lets time pass, timer by timer, and lets everybody react to each. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    this.after(ms, () => (isOver = true));
    while (!isOver) {
      await reactions();
      jest.advanceTimersToNextTimer();
    }
    await reactions();
  }

  setClock(byMs: number): void {
    jest.setSystemTime(Date.now() + byMs);
  }

  record(exchange: Exchange): void {
    this.exchanges.push(exchange);
    const { url } = exchange.request;
    this.byUrl.set(url, [...this.exchangesTo(url), exchange]);
  }

  exchangesTo(url: string): Exchange[] {
    return this.byUrl.get(url) ?? [];
  }

  /** What the first attempt of a request meets, and the second. */
  plan(url: string, trips: readonly Trip[]): void {
    this.trips.set(url, [...trips]);
  }

  tripOf({ kind, request }: Exchange): Trip {
    if (!this.online) return { latency: 5, fault: 'unreachable' };
    if (kind === 'refresh') return this.refreshTrips.shift() ?? GOOD_TRIP;
    return this.trips.get(request.url)?.shift() ?? GOOD_TRIP;
  }

  /** Gives what is global to the page whose code is running. */
  private furnish(): void {
    const { storage, locks } = this;
    const setTimer = this.outside;
    const clearTimer = globalThis.clearTimeout;
    const cleared = new Set<unknown>();
    this.define(globalThis, 'localStorage', () => storage);
    this.define(navigator, 'locks', () => (locks.fault === 'missing' ? undefined : locks));
    this.define(navigator, 'onLine', () => this.online);
    const Channel = channelClass(this);
    this.define(globalThis, 'BroadcastChannel', () => Channel);
    for (const name of ['addEventListener', 'removeEventListener'] as const) {
      const ofWindow = EventTarget.prototype[name];
      this.define(globalThis, name, () => ofWindow.bind(here.getStore()?.window ?? window));
    }
    globalThis.setTimeout = ((task: () => void, ms?: number) => {
      const page = here.getStore();
      if (!page) return setTimer(task, ms);
      const timer: unknown = setTimer(() => page.deliver(() => void (cleared.has(timer) || task())), ms);
      return timer;
    }) as typeof setTimeout;
    globalThis.clearTimeout = ((timer: never) => {
      cleared.add(timer);
      clearTimer(timer);
    }) as typeof clearTimeout;
  }

  end(): void {
    jest.clearAllTimers();
    jest.useRealTimers();
    for (const restore of this.restores) restore();
  }

  private define(target: object, name: string, get: () => unknown): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, get });
    this.restores.push(() => {
      if (before) Object.defineProperty(target, name, before);
      else Reflect.deleteProperty(target, name);
    });
  }
}
