import type { Page } from '@playwright/test';

import type { Misfortune } from '../src/app/misfortune';
import { expect } from './test';

export async function expireAccessToken(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Expire my access token' }).click();
  await expect(page.getByTestId('lab-result')).toContainText('forgotten');
}

/** The same on a page without that button. */
export async function expireAccessTokenFromOutside(page: Page): Promise<void> {
  const headers = await page.evaluate((): Record<string, string> => {
    const { accessToken } = JSON.parse(localStorage.getItem('ngx-token-refresh') ?? '{}');
    if (accessToken) return { Authorization: `Bearer ${accessToken}` };
    return { 'X-XSRF-TOKEN': /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '' };
  });
  const answer = await page.request.post('/api/lab/expire-access-token', { headers });
  expect(answer.status()).toBe(204);
}

export async function revokeRefreshToken(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Revoke my refresh token' }).click();
  await expect(page.getByTestId('lab-result')).toContainText('worth nothing');
}

export async function fireThirtyRequests(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fire 30 requests' }).click();
}

/** How the server treats this browser. */
export async function setServer(
  page: Page,
  settings: {
    accessTokenSeconds?: number;
    refreshDelayMs?: number;
    refreshFailures?: number;
    reuseGraceMs?: number;
    misfortune?: Misfortune;
  },
): Promise<void> {
  const answer = await page.request.post('/api/lab/settings', { data: settings });
  expect(answer.status()).toBe(204);
}
