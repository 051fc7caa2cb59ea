import type { APIRequestContext, Page } from '@playwright/test';

import type { WireEntry } from '../src/app/wire-entry';
import { expireAccessToken, fireThirtyRequests, setServer } from './lab';
import { recordNavigations, toLogin } from './navigations';
import { refreshes, serverTime, watchServer } from './server-log';
import { enter, expectDashboard, signIn } from './sign-in';
import { expect, test } from './test';

const CUT = 'ERR_CONTENT_LENGTH_MISMATCH';
const HOUR_MS = 3_600_000;

test.describe('a misfortune', () => {
  test.use({ refusals: [401, 503, CUT] });

  test('expired: every token of now is refused, and one refresh helps', async ({ page }) => {
    await signIn(page);
    await setServer(page, { misfortune: 'expired' });
    const seen = await watchServer(page);
    await fire(page, 30);
    expect(answers(await seen())).toEqual({ 401: 30, 200: 30 });
    expect(refreshNotes(await seen())).toEqual(['200 refresh']);
  });

  test('refused: the session is over, once, and who signs in again is well', async ({ page }) => {
    await signIn(page);
    await setServer(page, { misfortune: 'refused' });
    const seen = await watchServer(page);
    const navigations = recordNavigations(page);
    await fireThirtyRequests(page);
    await expect(page).toHaveURL('/login?returnUrl=%2Fdashboard');
    expect(refreshNotes(await seen())).toEqual(['401 refresh refused on purpose']);
    await enter(page);
    await expectDashboard(page);
    await expireAccessToken(page);
    await fire(page, 30);
    expect(refreshNotes(await seen())).toEqual(['401 refresh refused on purpose', '200 refresh']);
    expect(toLogin(navigations)).toHaveLength(1);
  });

  test('busy: the refresh is answered 503 twice, then it is well; the same once more when it is set again', async ({
    page,
  }) => {
    await signIn(page);
    const seen = await watchServer(page);
    const once = ['503 refresh failed on purpose', '503 refresh failed on purpose', '200 refresh'];
    await setServer(page, { misfortune: 'busy' });
    await fire(page, 30);
    expect(refreshNotes(await seen())).toEqual(once);
    await fire(page, 30);
    await setServer(page, { misfortune: 'busy' });
    await fire(page, 30);
    expect(refreshNotes(await seen())).toEqual([...once, ...once]);
    expect(answers(await seen())).toEqual({ 401: 60, 200: 90 });
  });

  test('hangs: a refresh is never answered, and the next one is', async ({ page }) => {
    test.setTimeout(60_000);
    await signIn(page);
    await setServer(page, { misfortune: 'hangs' });
    const seen = await watchServer(page);
    await fire(page, 0, 20_000);
    await expect.poll(async () => refreshNotes(await seen())).toEqual(['0 refresh never answered']);
    await fireUntilAnswered(page);
    expect(refreshNotes(await seen())).toEqual(['0 refresh never answered', '200 refresh']);
    await expect(page).toHaveURL('/dashboard');
  });

  test('lost: a refresh is done and its answer cut, and the token that comes again is excused', async ({ page }) => {
    test.setTimeout(60_000);
    await signIn(page);
    await setServer(page, { misfortune: 'lost' });
    const seen = await watchServer(page);
    await fire(page, 0);
    // The browser has not sent it again by itself.
    expect(refreshNotes(await seen())).toEqual(['0 refresh, its answer lost']);
    await fireUntilAnswered(page);
    expect(refreshNotes(await seen())).toEqual(['0 refresh, its answer lost', '200 refresh: reuse excused']);
    await expect(page).toHaveURL('/dashboard');
  });

  test('fresh-refused: the API refuses new tokens too, and a burst costs one refresh, not one for each of them', async ({
    page,
  }) => {
    await signIn(page);
    await setServer(page, { misfortune: 'fresh-refused' });
    const seen = await watchServer(page);
    await fire(page, 0);
    await fire(page, 0);
    expect(answers(await seen())).toEqual({ 401: 120 });
    expect(refreshNotes(await seen())).toEqual(['200 refresh', '200 refresh']);
    await setServer(page, { misfortune: 'none' });
    await fire(page, 30);
    await expect(page).toHaveURL('/dashboard');
  });

  test('offline: every connection is cut, each request once, and the session outlives it', async ({ page }) => {
    await signIn(page);
    await setServer(page, { misfortune: 'offline' });
    const seen = await watchServer(page);
    await fire(page, 0);
    expect(answers(await seen())).toEqual({ 0: 30 });
    await setServer(page, { misfortune: 'none' });
    await fire(page, 30);
    expect(refreshes(await seen())).toEqual([]);
  });

  test('clock: tokens say two hours too much, and live as long as they should', async ({ page }) => {
    await signIn(page);
    await setServer(page, { misfortune: 'clock' });
    const seen = await watchServer(page);
    await fire(page, 30);
    await fire(page, 30);
    expect(refreshNotes(await seen())).toEqual(['200 refresh']);
    const { accessToken, lifetime } = await page.evaluate(() => JSON.parse(localStorage['ngx-token-refresh']));
    const { iat, exp } = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
    expect(exp - iat).toBe(lifetime);
    const ahead = iat * 1000 - (await serverTime(page));
    expect(ahead).toBeGreaterThan(1.9 * HOUR_MS);
    expect(ahead).toBeLessThan(2.1 * HOUR_MS);
  });

  test('is that of one browser', async ({ page, browser }) => {
    await signIn(page);
    const elsewhere = await browser.newPage();
    await signIn(elsewhere);
    await setServer(page, { misfortune: 'offline' });
    const seen = await watchServer(elsewhere);
    await fire(elsewhere, 30);
    expect(answers(await seen())).toEqual({ 200: 30 });
    await elsewhere.close();
  });

  test('meets each session on its own', async ({ page }) => {
    await signIn(page);
    const sessions = [await anotherSession(page), await anotherSession(page)];
    await setServer(page, { misfortune: 'busy' });
    for (const { refreshToken } of sessions) {
      const statuses = [];
      for (let attempt = 1; attempt <= 3; attempt++)
        statuses.push((await refresh(page.request, refreshToken)).status());
      expect(statuses).toEqual([503, 503, 200]);
    }
  });

  test('has to be one that there is', async ({ page }) => {
    await page.goto('/login');
    const answer = await page.request.post('/api/lab/settings', { data: { misfortune: 'earthquake' } });
    expect(answer.status()).toBe(400);
  });
});

test.describe('another session of the same person', () => {
  test('needs the first one', async ({ request }) => {
    expect((await request.post('/api/lab/sessions')).status()).toBe(401);
  });

  for (const kind of ['tokens', 'cookies'] as const) {
    test(`comes as JSON, and leaves the page's own alone (${kind})`, async ({ page }) => {
      await signIn(page, kind);
      const grant = await anotherSession(page);
      expect(grant).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String), expiresIn: 60 });
      const renewed = await refresh(page.request, grant.refreshToken);
      expect(await renewed.json()).toEqual({
        ...grant,
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
      });
      // Theft, as far as the server can tell: that family ends, and no other.
      expect((await refresh(page.request, grant.refreshToken)).status()).toBe(401);
      const seen = await watchServer(page);
      await expireAccessToken(page);
      await fire(page, 30);
      expect(refreshNotes(await seen())).toEqual(['200 refresh']);
    });
  }
});

/** Fires thirty requests of the dashboard's, and waits until so many are answered and the others have failed. */
async function fire(page: Page, answered: number, timeout = 10_000): Promise<void> {
  await fireThirtyRequests(page);
  await expect(page.getByTestId('burst-result')).toContainText(`${answered} of 30 answered`, { timeout });
}

/** After a failed refresh the library pauses, for seconds. */
async function fireUntilAnswered(page: Page): Promise<void> {
  await expect(async () => {
    await fireThirtyRequests(page);
    await expect(page.getByTestId('burst-result')).toContainText('30 of 30 answered', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

/** How many items of bursts were answered with which status. */
function answers(entries: readonly WireEntry[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { path, status } of entries) {
    if (path.startsWith('/api/bursts/')) counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

function refreshNotes(entries: readonly WireEntry[]): readonly string[] {
  return refreshes(entries).map(({ status, note }) => `${status} ${note}`);
}

async function anotherSession(page: Page): Promise<{ accessToken: string; refreshToken: string; expiresIn: number }> {
  const headers = await page.evaluate((): Record<string, string> => {
    const { accessToken } = JSON.parse(localStorage['ngx-token-refresh'] ?? '{}');
    if (accessToken) return { Authorization: `Bearer ${accessToken}` };
    return { 'X-XSRF-TOKEN': /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '' };
  });
  const answer = await page.request.post('/api/lab/sessions', { headers });
  expect(answer.status()).toBe(200);
  return answer.json();
}

function refresh(request: APIRequestContext, refreshToken: string) {
  return request.post('/api/token/refreshToken', { data: { refreshToken } });
}
