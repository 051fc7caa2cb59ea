import type { Page } from '@playwright/test';

import type { WireEntry } from '../src/app/wire-entry';

/** What the server saw of this browser, from now on. */
export async function watchServer(page: Page): Promise<() => Promise<readonly WireEntry[]>> {
  const { last } = await readLog(page, 0);
  return async () => (await readLog(page, last)).entries;
}

export function refreshes(entries: readonly WireEntry[]): readonly WireEntry[] {
  return entries.filter((entry) => entry.path.startsWith('/api/token/'));
}

async function readLog(page: Page, after: number): Promise<{ entries: WireEntry[]; last: number }> {
  const answer = await page.request.get(`/api/log?after=${after}`);
  return answer.json();
}
