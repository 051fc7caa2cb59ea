import type { Page } from '@playwright/test';

import type { WireEntry, WireNews } from '../src/app/wire-entry';

/** What the server saw of this browser, from now on. */
export async function watchServer(page: Page): Promise<() => Promise<readonly WireEntry[]>> {
  const { last } = await readLog(page, 0);
  return async () => (await readLog(page, last)).entries;
}

/** What time it is there. */
export async function serverTime(page: Page): Promise<number> {
  return (await readLog(page, 0)).now;
}

export function refreshes(entries: readonly WireEntry[]): readonly WireEntry[] {
  return entries.filter((entry) => entry.path.startsWith('/api/token/'));
}

async function readLog(page: Page, after: number): Promise<WireNews> {
  const answer = await page.request.get(`/api/log?after=${after}`);
  return answer.json();
}
