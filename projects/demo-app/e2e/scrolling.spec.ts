import { openPage } from './pages';
import { expectDashboard } from './sign-in';
import { expect, test } from './test';

test('a page begins at its top, however far down the last one was', async ({ page }) => {
  await openPage(page, '/');
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
  await page.getByRole('link', { name: 'Dashboard', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectDashboard(page);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});
