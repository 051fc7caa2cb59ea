import type { Play } from './play';
import { API, ELSEWHERE, type Trip } from './wire';

/** What a page's own code does, it does only while it runs. */
export function withRunning<T>(play: Play, n: number, act: (tab: Play['tabs'][number]) => T): T | undefined {
  return withTab(play, n, (its) => (its.page.state === 'running' ? its.page.run(() => act(its)) : undefined));
}

export function withTab<T>(play: Play, n: number, act: (tab: Play['tabs'][number]) => T): T | undefined {
  const its = play.tab(n);
  return its && act(its);
}

interface Request {
  readonly tab: number;
  readonly kind: string;
  readonly trips: readonly Trip[];
}

export function send(play: Play, { tab: n, kind, trips }: Request): void {
  const { world, callers } = play;
  withRunning(play, n, (its) => {
    const url = `${kind === 'elsewhere' ? ELSEWHERE : API}/items/${callers.length}`;
    world.plan(url, trips);
    const headers = { 'X-Mine': kind, ...(kind === 'own' && { Authorization: 'Mine' }) };
    const body = kind === 'post' ? { note: callers.length } : undefined;
    its.request(kind === 'post' ? 'POST' : 'GET', url, {
      body,
      headers,
      lazily: kind === 'lazy',
      events: kind === 'events',
      skipped: kind === 'skipped',
    });
  });
}

export function burst(play: Play, n: number, count: number): void {
  for (let i = 0; i < count; i++) {
    send(play, { tab: n, kind: 'get', trips: [{ latency: [5, 40, 400][i % 3]!, fault: 'none' }] });
  }
}

/** All tabs ask at the same moment, as they do when a laptop is opened. */
export function everybodyAsks(play: Play, count: number): void {
  for (const n of play.living.keys()) burst(play, n, count);
}

/** A page that asks every second. */
export async function poll(play: Play, n: number, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    burst(play, n, 1);
    await play.world.pass(1_000);
  }
}

export function signIn(play: Play, n: number, person: string): void {
  withRunning(play, n, (its) => play.signIn(its, person));
}

export function visit(play: Play, n: number, url: string): void {
  withRunning(play, n, ({ router }) => void router.navigateByUrl(url));
}

export function close(play: Play, n: number): void {
  // It takes the writes with it that a slow store had not come to.
  if (play.setup.storage === 'slow') play.happened.add('pages');
  withTab(play, n, (its) => {
    its.page.dispatch('window', new Event('pagehide'));
    its.leave();
  });
}

export function setOnline(play: Play, online: boolean): void {
  play.world.online = online;
  if (!online) return;
  play.wake();
  for (const { page } of play.living) page.dispatch('window', new Event('online'));
}

/** A pause that seems longer than any is: it is over. */
export function setClock(play: Play, byMs: number): void {
  play.world.setClock(byMs);
  play.wake();
}

export function show(play: Play, n: number, visible: boolean): void {
  withTab(play, n, ({ page }) => {
    page.visibility = visible ? 'visible' : 'hidden';
    if (visible) play.wake();
    page.dispatch('document', new Event('visibilitychange'));
  });
}

export function toCache(play: Play, n: number): void {
  withTab(play, n, ({ page }) => {
    page.dispatch('window', new Event('pagehide'));
    page.freeze();
  });
}

export function fromCache(play: Play, n: number): Promise<void> | undefined {
  return withTab(play, n, async ({ page }) => {
    if (page.state !== 'frozen') return;
    play.wake();
    await page.thaw();
    page.dispatch('window', new Event('pageshow'));
  });
}

export async function sleep(play: Play, ms: number): Promise<void> {
  const running = play.living.filter(({ page }) => page.state === 'running');
  for (const { page } of running) page.freeze();
  await play.world.pass(ms);
  for (const { page } of running) await page.thaw();
}

export function tamper({ world: { storage } }: Play, value: string | null): void {
  if (storage.fault !== 'none') return;
  if (value === null) {
    // The person clears the site's data.
    for (const key of ['ngx-token-refresh', 'ngx-token-refresh.signedOut']) storage.removeItem(key);
  } else storage.setItem('ngx-token-refresh', value);
}
