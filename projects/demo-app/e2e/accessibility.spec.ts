import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { compareAtTheGate, fireAtTheGate } from './gate';
import { openAll } from './pages';
import { expect, test } from './test';

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  'dark phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
} as const;

test.describe('every page', () => {
  for (const [look, use] of Object.entries(LOOKS)) {
    test.describe(look, () => {
      test.use(use);
      test(`gives axe nothing to complain of (${look})`, async ({ page }) => {
        test.slow();
        const findings: unknown[] = [];
        for await (const path of openAll(page)) findings.push(...(await axe(page)).map((finding) => [path, finding]));
        await page.goto('/');
        await fireAtTheGate(page);
        await compareAtTheGate(page);
        findings.push(...(await axe(page)));
        expect(findings).toEqual([]);
      });
    });
  }

  // 320 px are what WCAG asks for (1.4.10), of a phone or of a large zoom.
  for (const width of [320, 360]) {
    test.describe(() => {
      test.use({ viewport: { width, height: 740 } });
      test(`needs no scrolling to the side, ${width} px wide`, async ({ page }) => {
        for await (const path of openAll(page)) {
          expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
        }
      });
    });
  }
});

async function axe(page: Page): Promise<readonly object[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
}
