import type { Page } from '@playwright/test';

import { compareAtTheGate, fireAtTheGate } from './gate';
import { expireAccessToken, fireThirtyRequests } from './lab';
import { recordLayoutShift } from './layout-shift';
import { openPage, PAGES } from './pages';
import { enter, expectGate } from './sign-in';
import { expect, test } from './test';

const MOST_LAYOUT_SHIFT = 0.02;

test.describe('the layout', () => {
  for (const width of [1280, 1024, 768, 600, 360]) {
    test.describe(() => {
      test.use({ viewport: { width, height: 800 } });
      test(`stands still while a burst runs on the dashboard, ${width} px wide`, async ({ page }) => {
        const layoutShift = await recordLayoutShift(page);
        await openPage(page, '/dashboard');
        await expireAccessToken(page);
        const before = await layoutShift();
        await fireThirtyRequests(page);
        await expect(page.getByTestId('burst-result')).toContainText('30 of 30');
        expect((await layoutShift()) - before).toBeLessThan(MOST_LAYOUT_SHIFT);
      });

      test(`stands still while bursts run and are compared at the gate, ${width} px wide`, async ({ page }) => {
        const layoutShift = await recordLayoutShift(page);
        await openPage(page, '/');
        const before = await layoutShift();
        await fireAtTheGate(page);
        await compareAtTheGate(page);
        expect((await layoutShift()) - before).toBeLessThan(MOST_LAYOUT_SHIFT);
      });
    });
  }

  test('has no header over the login page, however long the next page takes', async ({ page }) => {
    await page.goto('/login');
    await PAGES['/login'](page);
    const chunks = await holdBack(page, '**/*.js');
    await enter(page);
    await chunks.asked;
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('banner')).toHaveCount(0);
    chunks.release();
    await expectGate(page);
    await expect(page.getByRole('banner')).toBeVisible();
  });

  test('is seen to move where something pushes it down', async ({ page }) => {
    const layoutShift = await recordLayoutShift(page);
    await openPage(page, '/notes');
    const before = await layoutShift();
    await page.evaluate(() => {
      const wedge = document.createElement('p');
      wedge.style.height = '200px';
      document.querySelector('main')!.prepend(wedge);
    });
    await expect.poll(async () => (await layoutShift()) - before).toBeGreaterThan(MOST_LAYOUT_SHIFT);
  });
});

/** Nothing that is asked for from now on is answered before it is released. */
async function holdBack(page: Page, url: string): Promise<{ asked: Promise<unknown>; release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return { asked: page.waitForRequest(url), release };
}
