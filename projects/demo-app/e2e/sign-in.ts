import type { Page } from '@playwright/test';

import { DEMO_PERSON } from '../src/demo-person';
import { expect } from './test';

export type Kind = 'tokens' | 'cookies' | 'memory';

const NAMES: Record<Kind, string> = {
  tokens: 'Tokens in JSON',
  cookies: 'HttpOnly cookies',
  memory: 'Access token in memory',
};

/** Opens the login page for a session of that kind, on the way to the dashboard. */
export async function openLogin(page: Page, kind: Kind): Promise<void> {
  await page.goto('/login?returnUrl=%2Fdashboard');
  await chooseKind(page, kind);
}

export async function chooseKind(page: Page, kind: Kind): Promise<void> {
  const choice = page.getByRole('radio', { name: NAMES[kind] });
  await expect(choice).toBeEnabled();
  if (await choice.isChecked()) return;
  const reloaded = page.waitForEvent('load');
  await choice.click({ noWaitAfter: true });
  await reloaded;
  await expect(choice).toBeChecked();
}

/** Fills in the login page that is open. */
export async function enter(page: Page, { name, password } = DEMO_PERSON): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in, and waits until the dashboard is complete. */
export async function signIn(page: Page, kind: Kind = 'tokens'): Promise<void> {
  await openLogin(page, kind);
  await enter(page);
  await expectDashboard(page);
}

export async function expectGate(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'The gate', level: 1 })).toBeVisible();
  await expect(page.getByTestId('person')).not.toBeEmpty();
}

export async function expectDashboard(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await expect(page.getByTestId('widget-loaded')).toHaveCount(12);
  await expect(page.getByTestId('person')).not.toBeEmpty();
}
