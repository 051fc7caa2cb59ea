import { fireAtTheGate } from './gate';
import { expireAccessToken, fireThirtyRequests } from './lab';
import { recordLayoutShift } from './layout-shift';
import { openPage } from './pages';
import { expect, test } from './test';

const MOST_LAYOUT_SHIFT = 0.02;

test.describe('the layout', () => {
  for (const width of [1280, 360]) {
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

      test(`stands still while a burst runs at the gate, ${width} px wide`, async ({ page }) => {
        const layoutShift = await recordLayoutShift(page);
        await openPage(page, '/');
        const before = await layoutShift();
        await fireAtTheGate(page);
        expect((await layoutShift()) - before).toBeLessThan(MOST_LAYOUT_SHIFT);
      });
    });
  }

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
