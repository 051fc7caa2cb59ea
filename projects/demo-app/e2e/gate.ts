import type { Page } from '@playwright/test';

import { expect } from './test';

/** Thirty requests from the gate page meet a token that has expired. Waits until the page says what a person notices. */
export async function fireAtTheGate(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Token expired' }).check();
  await page.getByRole('button', { name: 'Fire', exact: true }).click();
  await expect(page.getByTestId('verdict')).toContainText('All 30 requests answered');
}

/** The same burst through all that can be compared. Waits until the last has ended. */
export async function compareAtTheGate(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Compare' });
  await button.click();
  await expect(page.getByTestId('contender-axios').getByTestId('lost')).toHaveText(/\d/, { timeout: 30_000 });
  await expect(button).toBeEnabled();
}
