import { AxeBuilder } from '@axe-core/playwright';

import { openPage, PATHS } from './pages';
import { expect, test } from './test';

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;

for (const [look, use] of Object.entries(LOOKS)) {
  test.describe(`what axe says (${look})`, () => {
    test.use(use);
    for (const path of PATHS) {
      test(`is nothing about ${path}`, async ({ page }) => {
        await openPage(page, path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const findings = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
        expect(findings).toEqual([]);
      });
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  for (const path of PATHS) {
    test(`${path} needs no scrolling to the side`, async ({ page }) => {
      await openPage(page, path);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths).toEqual([360, 360]);
    });
  }
});
