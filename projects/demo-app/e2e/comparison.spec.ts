import type { Page } from '@playwright/test';

import { chooseKind, enter, expectGate } from './sign-in';
import { expect, test } from './test';

test.beforeEach(async ({ page }) => {
  await page.goto('/login');
  await chooseKind(page, 'tokens');
  await enter(page);
  await expectGate(page);
});

test('a token that has expired costs the library one refresh, and nothing is lost', async ({ page }) => {
  await compare(page);
  await expectLibrary(page, { refreshes: '1', wire: '61' });
  for (const other of ['tutorial', 'axios']) {
    await expect(figure(page, other, 'refreshes')).toHaveText(/^[1-9]/);
    await expect(figure(page, other, 'on-the-wire')).toHaveText(/^[1-9]/);
    await expect(page.getByTestId(`contender-${other}`).getByTestId('refresh-band')).not.toHaveCount(0);
  }
});

test.describe(() => {
  test.use({ refusals: [401, 503] });
  test('a server that is busy twice loses nothing to the library, and something to the others', async ({ page }) => {
    await page.getByRole('radio', { name: 'Refresh busy, twice' }).check();
    await compare(page);
    await expectLibrary(page, { refreshes: '3', wire: '63' });
    for (const other of ['tutorial', 'axios']) await expect(figure(page, other, 'lost')).toHaveText(/^[1-9]/);
  });
});

async function compare(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Compare' });
  await button.click();
  await expect(figure(page, 'library', 'lost')).toHaveText(/\d/, { timeout: 30_000 });
  await expect(button).toBeEnabled();
}

async function expectLibrary(page: Page, { refreshes, wire }: { refreshes: string; wire: string }): Promise<void> {
  await expect(figure(page, 'library', 'refreshes')).toHaveText(refreshes);
  await expect(figure(page, 'library', 'on-the-wire')).toHaveText(wire);
  await expect(figure(page, 'library', 'lost')).toHaveText('0');
}

function figure(page: Page, contender: string, name: string) {
  return page.getByTestId(`contender-${contender}`).getByTestId(name);
}
