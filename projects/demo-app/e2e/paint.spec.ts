import type { Page } from '@playwright/test';

import { inNewBrowser, signedInState } from './first-visit';
import { expect, test } from './test';

const ROUNDS = 7;
/** A page of the same server without styles and scripts: text, as the browser shows it. */
const BARE = '/api/log?after=0';
/** The server draws the login page. The gate is drawn by a script: as large as Angular, not as large as it likes. */
const TIMES_BARE = { '/login': 4, '/': 6 } as const;
const PATHS = ['/login', '/'] as const;

test('the first paint of a page is not many times as late as that of a bare one', async ({ page, browser }) => {
  test.slow();
  const state = await signedInState(page);
  const paints = { [BARE]: [] as number[], '/login': [] as number[], '/': [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const address of [BARE, ...PATHS] as const) {
      const needed = address === '/' ? state : undefined;
      paints[address].push(await inNewBrowser(browser, needed, (visitor) => firstPaint(visitor, address)));
    }
  }
  for (const path of PATHS) expect(median(paints[path]) / median(paints[BARE]), path).toBeLessThan(TIMES_BARE[path]);
});

async function firstPaint(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return page.evaluate(
    () =>
      new Promise<number>((seen) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntriesByName('first-contentful-paint')) seen(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
