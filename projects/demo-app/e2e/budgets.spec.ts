import { brotliCompressSync } from 'node:zlib';

import type { Page, Response } from '@playwright/test';

import { inNewBrowser, signedInState } from './first-visit';
import { compareAtTheGate } from './gate';
import { recordLayoutShift } from './layout-shift';
import { openPage, PAGES, PATHS, type Path } from './pages';
import { expect, test } from './test';

/** kB of brotli; the framework, router, forms and the library are in it. Files without answers of the API. */
const BUDGETS: Record<Path, { script: number; files: number }> = {
  '/login': { script: 128, files: 10 },
  '/': { script: 125, files: 10 },
  '/dashboard': { script: 115, files: 9 },
  '/notes': { script: 128, files: 10 },
  '/profile': { script: 128, files: 10 },
};
const MOST_LAYOUT_SHIFT = 0.02;
/** What only people load who compare. */
const AXIOS = 'AxiosError';

test.describe('the first visit', () => {
  for (const path of PATHS) {
    test(`of ${path} keeps to its budget`, async ({ page, browser }) => {
      const state = path === '/login' ? undefined : await signedInState(page);
      await inNewBrowser(browser, state, async (visitor) => {
        const layoutShift = await recordLayoutShift(visitor);
        const responses = recordResponses(visitor);
        await visitor.goto(path);
        await PAGES[path](visitor);
        const scripts = await Promise.all(responses.filter(isScript).map((response) => response.text()));
        expect(responses.filter(isScript).filter(isLargeAndPlain)).toEqual([]);
        const files = responses.filter((response) => !new URL(response.url()).pathname.startsWith('/api/'));
        expect(kilobytes(scripts)).toBeLessThan(BUDGETS[path].script);
        expect(files.length).toBeLessThanOrEqual(BUDGETS[path].files);
        expect(await layoutShift()).toBeLessThan(MOST_LAYOUT_SHIFT);
        expect(scripts.filter((script) => script.includes(AXIOS))).toEqual([]);
        expect(await othersThatBlock(visitor)).toEqual([]);
        expect(responses.filter((response) => isElsewhere(visitor, response))).toEqual([]);
      });
    });
  }

  test('leaves axios to those who compare', async ({ page }) => {
    await openPage(page, '/');
    const responses = recordResponses(page);
    await compareAtTheGate(page);
    const scripts = await Promise.all(responses.filter(isScript).map((response) => response.text()));
    expect(scripts.filter((script) => script.includes(AXIOS))).toHaveLength(1);
  });
});

function recordResponses(page: Page): readonly Response[] {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  return responses;
}

function isScript(response: Response): boolean {
  return response.headers()['content-type']?.includes('javascript') ?? false;
}

/** What is not worth the trouble of compressing may travel as it is. */
function isLargeAndPlain(response: Response): boolean {
  const { 'content-encoding': encoding, 'content-length': length = '1024' } = response.headers();
  return encoding === undefined && Number(length) >= 1024;
}

function isElsewhere(page: Page, response: Response): boolean {
  return new URL(response.url()).origin !== new URL(page.url()).origin;
}

/** As the server sends them, or a little less. */
function kilobytes(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0) / 1000;
}

/** What the first paint waits for, but for the one style sheet. */
function othersThatBlock(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(
        (entry) => (entry as PerformanceEntry & { renderBlockingStatus: string }).renderBlockingStatus === 'blocking',
      )
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin !== location.origin || !/^\/styles-\w+\.css$/.test(url.pathname))
      .map((url) => url.href),
  );
}
