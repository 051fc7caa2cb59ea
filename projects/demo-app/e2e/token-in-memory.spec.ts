import type { BrowserContext, Page } from '@playwright/test';

import { expireAccessToken, fireThirtyRequests, setServer } from './lab';
import { refreshes, watchServer } from './server-log';
import { expectDashboard, signIn } from './sign-in';
import { expect, test } from './test';

test.describe('an access token in memory', () => {
  test('costs 30 requests one refresh, and is written nowhere', async ({ page, context }) => {
    await signIn(page, 'memory');
    const tokens = await accessTokensSent(page, async () => {
      await expireAccessToken(page);
      const seen = await watchServer(page);
      await fire(page);
      expect(notes(await seen())).toEqual(['refresh']);
    });
    expect(tokens).toHaveLength(2);
    const cookies = await context.cookies();
    expect(cookies.filter(({ name }) => name === 'access')).toEqual([]);
    const secrets = cookies.filter(({ name }) => name === 'refresh');
    expect(secrets.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toContainEqual([true, 'Lax']);
    const written = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
    for (const secret of [...tokens, ...secrets.map(({ value }) => value)]) expect(written).not.toContain(secret);
  });

  test('is asked for again by the next load of the page, once', async ({ page }) => {
    await signIn(page, 'memory');
    const seen = await watchServer(page);
    await page.reload();
    await expectDashboard(page);
    expect(notes(await seen())).toEqual(['refresh']);
    expect((await seen()).filter(({ status }) => status === 401)).toEqual([]);
  });

  test('leaves no cookie of another kind behind', async ({ page, context }) => {
    await signIn(page, 'cookies');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/login');
    await signIn(page, 'memory');
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('access');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/login');
    await signIn(page, 'tokens');
    expect(new Set((await context.cookies()).map(({ name }) => name))).toEqual(new Set(['visit']));
  });

  test('is renewed by one tab after another: each has its own, the cookie is one', async ({ page, context }) => {
    await signIn(page, 'memory');
    const tabs = [page, await openTab(context), await openTab(context)];
    await setServer(page, { refreshDelayMs: 200 });
    await expireAccessToken(page);
    const seen = await watchServer(page);
    await Promise.all(tabs.map(fire));
    expect(notes(await seen())).toEqual(['refresh', 'refresh', 'refresh']);
  });

  test('ends in all tabs with a sign-out in one', async ({ page, context }) => {
    await signIn(page, 'memory');
    const other = await openTab(context);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(other).toHaveURL('/login?returnUrl=%2Fdashboard');
  });
});

/** The access tokens, each once, that a page sends meanwhile. */
async function accessTokensSent(page: Page, work: () => Promise<void>): Promise<readonly string[]> {
  const tokens = new Set<string>();
  page.on('request', (request) => {
    const [, token] = /^Bearer (.+)$/.exec(request.headers()['authorization'] ?? '') ?? [];
    if (token) tokens.add(token);
  });
  await work();
  return [...tokens];
}

async function openTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto('/dashboard');
  await expectDashboard(tab);
  return tab;
}

async function fire(page: Page): Promise<void> {
  await fireThirtyRequests(page);
  await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered', { timeout: 15_000 });
}

function notes(entries: Parameters<typeof refreshes>[0]): readonly (string | undefined)[] {
  return refreshes(entries).map(({ note }) => note);
}
