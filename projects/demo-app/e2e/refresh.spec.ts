import type { Page } from '@playwright/test';

import { expireAccessToken, fireThirtyRequests, setServer } from './lab';
import { refreshes, watchServer } from './server-log';
import { openLogin, enter, expectDashboard, signIn } from './sign-in';
import { expect, test } from './test';

test.describe('an access token that is no longer good', () => {
  test('costs 30 requests one refresh, when the server has forgotten it', async ({ page }) => {
    await signIn(page);
    await expireAccessToken(page);
    const seen = await watchServer(page);
    await fireThirtyRequests(page);
    await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered');
    await expect(page.getByTestId('gate-log')).toContainText('refresh started: the server refused the token');
    await expectOneRefresh(await seen());
  });

  test('costs 30 requests one refresh, when it has expired', async ({ page }) => {
    await openLogin(page, 'tokens');
    await setServer(page, { accessTokenSeconds: 2 });
    await enter(page);
    await expectDashboard(page);
    await hide(page);
    await expect.poll(() => tokenHasExpired(page)).toBe(true);
    await setServer(page, { accessTokenSeconds: 60 });
    const seen = await watchServer(page);
    await fireThirtyRequests(page);
    await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered');
    await expect(page.getByTestId('gate-log')).toContainText('refresh started: the token has expired');
    const entries = await seen();
    await expectOneRefresh(entries);
    expect(entries.filter((entry) => entry.status === 401)).toEqual([]);
  });

  test.describe(() => {
    test.use({ refusals: [401, 503] });
    test('is renewed although the server is busy at first', async ({ page }) => {
      await signIn(page);
      await setServer(page, { refreshFailures: 1, refreshDelayMs: 100 });
      await expireAccessToken(page);
      const seen = await watchServer(page);
      await fireThirtyRequests(page);
      await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered');
      expect(refreshes(await seen()).map((entry) => entry.status)).toEqual([503, 200]);
    });
  });

  test('is renewed for all pieces of the dashboard at once', async ({ page }) => {
    await signIn(page);
    await expireAccessToken(page);
    const seen = await watchServer(page);
    await page.getByRole('button', { name: 'Reload widgets' }).click();
    await expect
      .poll(async () => (await seen()).filter(({ path, status }) => path.startsWith('/api/widgets/') && status === 200))
      .toHaveLength(12);
    await expectDashboard(page);
    await expectOneRefresh(await seen());
  });

  test('does not lose what is typed into a form', async ({ page }) => {
    await signIn(page);
    await expireAccessToken(page);
    const seen = await watchServer(page);
    await page.getByRole('link', { name: 'Profile' }).click();
    await page.getByLabel('Role').fill('Countess');
    await page.getByRole('button', { name: 'Save the profile' }).click();
    await expect(page.getByTestId('profile-saved')).toHaveText('Saved.');
    await page.getByRole('link', { name: 'Notes' }).click();
    await page.getByLabel('Title').fill('Hinges');
    await page.getByLabel('Note', { exact: true }).fill('Order two hundred.');
    await page.getByRole('button', { name: 'Save the note' }).click();
    await expect(page.getByTestId('notes')).toContainText('Order two hundred.');
    await expectOneRefresh(await seen());
  });
});

test.describe('a session in cookies', () => {
  test('costs 30 requests one refresh, and shows scripts no secret', async ({ page, context }) => {
    await signIn(page, 'cookies');
    await expireAccessToken(page);
    const seen = await watchServer(page);
    await fireThirtyRequests(page);
    await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered');
    await expectOneRefresh(await seen());

    const secrets = (await context.cookies()).filter(({ name }) => name === 'access' || name === 'refresh');
    // The refresh token is there twice: once for each path that it travels to.
    expect(secrets.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual(
      expect.arrayContaining([
        ['access', true, 'Lax'],
        ['refresh', true, 'Lax'],
      ]),
    );
    const visible = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
    for (const { value } of secrets) expect(visible).not.toContain(value);
    expect(visible).not.toContain('eyJ');
  });

  test('refuses an unsafe request that does not prove where it comes from', async ({ page }) => {
    await signIn(page, 'cookies');
    const answer = await page.request.post('/api/notes', { data: { title: 'From elsewhere', text: 'A trick' } });
    expect(answer.status()).toBe(403);
    const refresh = await page.request.post('/api/token/refreshCookie', { data: {} });
    expect(refresh.status()).toBe(403);
  });
});

async function expectOneRefresh(entries: Parameters<typeof refreshes>[0]): Promise<void> {
  expect(refreshes(entries).map(({ status, note }) => [status, note])).toEqual([[200, 'refresh']]);
}

/** A page that nobody looks at lets its token expire. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

/** By the page's own clock, which is later than the server's: the token says whole seconds. */
function tokenHasExpired(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { issuedAt, lifetime } = JSON.parse(localStorage['ngx-token-refresh']);
    return issuedAt + lifetime * 1000 <= Date.now();
  });
}
