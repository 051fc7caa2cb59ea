import { expireAccessToken, fireThirtyRequests, revokeRefreshToken } from './lab';
import { recordNavigations, toLogin } from './navigations';
import { refreshes, watchServer } from './server-log';
import { enter, expectDashboard, signIn, type Kind } from './sign-in';
import { expect, test } from './test';

test.describe('a session that has ended', () => {
  for (const kind of ['tokens', 'cookies', 'memory'] as const satisfies readonly Kind[]) {
    test(`leads 30 requests to the login page once, and back to the page (${kind})`, async ({ page }) => {
      await signIn(page, kind);
      await page.goto('/dashboard?view=today');
      await expectDashboard(page);
      await revokeRefreshToken(page);
      await expireAccessToken(page);
      const navigations = recordNavigations(page);
      const seen = await watchServer(page);
      await fireThirtyRequests(page);
      await expect(page).toHaveURL('/login?returnUrl=%2Fdashboard%3Fview%3Dtoday');
      await enter(page);
      await expect(page).toHaveURL('/dashboard?view=today');
      await expectDashboard(page);
      expect(navigations).toEqual(['/login?returnUrl=%2Fdashboard%3Fview%3Dtoday', '/dashboard?view=today']);
      expect(refreshes(await seen()).map((entry) => entry.status)).toEqual([401]);
    });
  }

  test('leads back to the page that somebody was going to', async ({ page }) => {
    await signIn(page);
    await revokeRefreshToken(page);
    await expireAccessToken(page);
    const navigations = recordNavigations(page);
    await page.getByRole('link', { name: 'Notes' }).click();
    await expect(page).toHaveURL('/login?returnUrl=%2Fnotes');
    await enter(page);
    await expect(page).toHaveURL('/notes');
    await expect(page.getByRole('heading', { name: 'Your notes' })).toBeVisible();
    expect(toLogin(navigations)).toHaveLength(1);
  });
});

test('a refresh token that comes back after its use ends the session', async ({ page }) => {
  await signIn(page);
  const refreshToken = await page.evaluate(() => JSON.parse(localStorage['ngx-token-refresh']).refreshToken);
  const seen = await watchServer(page);
  await expireAccessToken(page);
  await fireThirtyRequests(page);
  await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered');
  const stolen = await page.request.post('/api/token/refreshToken', { data: { refreshToken } });
  expect(stolen.status()).toBe(401);
  expect(refreshes(await seen()).map((entry) => entry.note)).toEqual(['refresh', 'reuse detected: family revoked']);
  await fireThirtyRequests(page);
  await expect(page).toHaveURL('/login?returnUrl=%2Fdashboard');
});
