import type { Page } from '@playwright/test';

import { answers, refreshes, startServers } from '../../token-refresh/interop/servers';
import { recordNavigations } from './navigations';
import { expect, test as base } from './test';

/** Not the demo: an app of its own with `oauth2Refresh`, its API and the certified provider, three origins. */
const test = base.extend<object, { servers: Awaited<ReturnType<typeof startServers>> }>({
  servers: [
    // Playwright reads the parameters: none are needed.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const servers = await startServers();
      await use(servers);
      servers.stop();
    },
    { scope: 'worker' },
  ],
});

test.use({ refusals: [400, 401] });

test.describe('an app of oidc-provider', () => {
  test.beforeEach(async ({ page, servers }) => {
    await page.goto(`${servers.app}/?view=today`);
    await expect(page).toHaveURL(`${servers.app}/login?returnUrl=%2F%3Fview%3Dtoday`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(new RegExp(`^${servers.issuer}/interaction/`));
    await page.getByRole('button', { name: 'I am Ada' }).click();
    await expectHome(page, `${servers.app}/?view=today`);
    await servers.seen();
  });

  test('answers 20 requests with one refresh, and keeps the rotated token', async ({ page, servers }) => {
    const first = await refreshToken(page);
    await servers.expireAccessTokens();
    await sendTwenty(page);
    await expect(page.getByRole('status')).toHaveText('20 answered, 0 failed');
    const seen = await servers.seen();
    expect(refreshes(seen)).toEqual([200]);
    expect(answers(seen)).toEqual({ 200: 20, 401: 20 });
    expect((await refreshToken(page)) === first).toBe(false);
    await page.reload();
    await sendTwenty(page);
    await expect(page.getByRole('status')).toHaveText('20 answered, 0 failed');
    expect(answers(await servers.seen())).toEqual({ 200: 20, 401: 0 });
  });

  test('goes to its login page, once, when a refresh token was used twice', async ({ page, servers }) => {
    const stolen = await refreshToken(page);
    await servers.expireAccessTokens();
    await sendTwenty(page);
    await expect(page.getByRole('status')).toHaveText('20 answered, 0 failed');
    expect((await servers.redeem(stolen)).body.error).toBe('invalid_grant');
    await servers.seen();
    const navigations = recordNavigations(page);
    await sendTwenty(page);
    await expect(page).toHaveURL(`${servers.app}/login?returnUrl=%2F%3Fview%3Dtoday`);
    expect(refreshes(await servers.seen())).toEqual(['invalid_grant']);
    expect(navigations).toHaveLength(1);
    // The provider still knows the person.
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectHome(page, `${servers.app}/?view=today`);
    await sendTwenty(page);
    await expect(page.getByRole('status')).toHaveText('20 answered, 0 failed');
  });

  test('leaves no good token at the provider when somebody signs out', async ({ page, servers }) => {
    const token = await refreshToken(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(`${servers.app}/login`);
    await expect.poll(() => servers.seen()).toMatchObject([{ path: '/token/revocation', status: 200 }]);
    expect((await servers.redeem(token)).body.error).toBe('invalid_grant');
    expect(await page.evaluate(() => localStorage['ngx-token-refresh'])).toBeUndefined();
  });
});

async function expectHome(page: Page, url: string): Promise<void> {
  await expect(page).toHaveURL(url);
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
}

async function sendTwenty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send 20 requests' }).click();
}

function refreshToken(page: Page): Promise<string> {
  return page.evaluate(() => JSON.parse(localStorage['ngx-token-refresh']).refreshToken);
}
