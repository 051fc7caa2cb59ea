import type { Page } from '@playwright/test';

import { serverTime, watchServer } from './server-log';
import { signIn } from './sign-in';
import { expect, test } from './test';

test.describe('the items of a burst', () => {
  test('are for people who have signed in', async ({ request }) => {
    const answer = await request.get('/api/bursts/a-1/items/1');
    expect(answer.status()).toBe(401);
  });

  test('are as slow as they are asked to be, and the log says from when to when', async ({ page }) => {
    await signIn(page);
    const seen = await watchServer(page);
    const before = await serverTime(page);
    expect(await ask(page, '/api/bursts/a-1/items/7?ms=300')).toEqual([200, { n: 7, name: 'Item 7' }]);
    const after = await serverTime(page);
    const [entry] = await seen();
    expect(entry).toMatchObject({ method: 'GET', path: '/api/bursts/a-1/items/7', status: 200 });
    // A timer may be early by a fraction.
    expect(entry!.at - entry!.arrivedAt).toBeGreaterThan(298);
    expect(entry!.ms).toBe(Math.round(entry!.at - entry!.arrivedAt));
    expect(entry!.arrivedAt).toBeGreaterThanOrEqual(before);
    expect(entry!.at).toBeLessThanOrEqual(after);
  });

  test('take 5 to 50 ms where nobody says how long, not all of them the same', async ({ page }) => {
    await signIn(page);
    const seen = await watchServer(page);
    for (let n = 1; n <= 8; n++) await ask(page, `/api/bursts/a-2/items/${n}`);
    const times = (await seen()).map(({ at, arrivedAt }) => at - arrivedAt);
    expect(Math.min(...times)).toBeGreaterThan(4);
    expect(new Set(times.map(Math.round)).size).toBeGreaterThan(2);
  });

  test.describe(() => {
    test.use({ refusals: [400] });
    test('have numbers, and bursts have names', async ({ page }) => {
      await signIn(page);
      for (const wrong of [
        'a-1/items/0',
        'a-1/items/x',
        'a-1/items/1?ms=2001',
        `${'a'.repeat(41)}/items/1`,
        'a.b/items/1',
      ]) {
        expect([wrong, (await ask(page, `/api/bursts/${wrong}`))[0]]).toEqual([wrong, 400]);
      }
    });
  });

  test('that nobody waits for are in the log without a status, once they are over', async ({ page }) => {
    await signIn(page);
    const seen = await watchServer(page);
    const arrived = page.waitForRequest('**/api/bursts/a-3/items/1?ms=2000');
    await page.evaluate(() => {
      const request = new XMLHttpRequest();
      Object.assign(globalThis, { abandoned: request });
      request.open('GET', '/api/bursts/a-3/items/1?ms=2000');
      request.setRequestHeader('Authorization', `Bearer ${JSON.parse(localStorage['ngx-token-refresh']).accessToken}`);
      request.send();
    });
    await arrived;
    // Whatever else is asked for later is in the log first: this one is still being worked on.
    await ask(page, '/api/bursts/a-3/items/2?ms=0');
    expect((await seen()).map(({ path }) => path)).toEqual(['/api/bursts/a-3/items/2']);
    await page.evaluate('abandoned.abort()');
    await expect
      .poll(async () => (await seen()).map(({ path, status }) => [path, status]))
      .toEqual([
        ['/api/bursts/a-3/items/2', 200],
        ['/api/bursts/a-3/items/1', 0],
      ]);
  });
});

/** Asks from inside the page, with its token; the status, and the body. */
function ask(page: Page, url: string): Promise<[number, unknown]> {
  return page.evaluate(async (path) => {
    const { accessToken } = JSON.parse(localStorage['ngx-token-refresh']);
    const answer = await fetch(path, { headers: { Authorization: `Bearer ${accessToken}` } });
    return [answer.status, await answer.json()];
  }, url);
}
