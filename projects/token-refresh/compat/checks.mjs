// What has to hold in a browser, whatever the app is made of.
import { expect, expectStable, press, signIn, visited } from './visit.mjs';

const BURST = 30;

/** Thirty requests whose token the server calls expired: one refresh, thirty answers. `measured` is filled in on the way. */
export async function burst(browser, { folder, path, query }, measured) {
  await visited(browser, { folder, path, query }, async ({ openPage, api, calls }) => {
    const page = path === '/' ? await hydrated(openPage) : await openPage();
    await signIn(page);
    await expectStable(page);
    expect(await page.evaluate('longTimers()'), 'timers of the background renewal').toBeGreaterThan(0);

    api.seen.length = 0;
    api.expireTokens();
    const release = api.holdRefreshes();
    const items = () => api.seen.filter((entry) => entry.path.startsWith('/items/'));
    const refreshes = () => api.seen.filter((entry) => entry.path === '/token/refreshToken');
    await press(page, `Send ${BURST}`);
    await expect.poll(() => items().filter(({ status }) => status === 401).length).toBe(BURST);
    await expect.poll(() => refreshes().length).toBe(1);
    await expectStable(page, 'false');
    release();

    await expect(page.locator('#burst')).not.toHaveText('0 answered, 0 failed');
    await expectStable(page);
    const answers = new Set(await page.locator('li').allTextContents()).size;
    Object.assign(measured, { requests: api.seen.length, refreshes: refreshes().length, answers });
    expect(measured).toEqual({ requests: 2 * BURST + 1, refreshes: 1, answers: BURST });
    await expect(page.locator('#burst')).toHaveText(`${BURST} answered, 0 failed`);
    expect([...calls], 'how requests are made').toEqual([query.backend]);
    await expectNeighbours(page, query.neighbours, items(), refreshes());
  });
}

/** They see what the app sees, thirty requests and thirty answers. What they add is on all of them, and not on the refresh. */
async function expectNeighbours(page, neighbours, items, refreshes) {
  const name = neighbours === 'none' ? undefined : neighbours;
  expect(new Set(items.map(({ neighbour }) => neighbour))).toEqual(new Set([name]));
  expect(refreshes.map(({ neighbour }) => neighbour)).toEqual([undefined]);
  const tally = name ? `${BURST} requests, ${BURST} answers, 0 failures` : null;
  expect(await page.locator('html').getAttribute('data-neighbour')).toBe(tally);
}

/** A page whose heading was there before any script was, and still is when Angular has taken over. */
async function hydrated(openPage) {
  let letScriptsGo;
  const seenWithoutScripts = new Promise((resolve) => (letScriptsGo = resolve));
  const page = await openPage((fresh) =>
    fresh.route('**/*.js', async (route) => {
      await seenWithoutScripts;
      await route.continue();
    }),
  );
  const heading = await page.waitForSelector('h1');
  letScriptsGo();
  await expectStable(page);
  expect(await heading.evaluate((node) => node.isConnected), 'the prerendered heading is still there').toBe(true);
  return page;
}

/** The timer renews, and the page hears of it. */
export async function renewalInBackground(browser, { folder, query }) {
  await visited(browser, { folder, query: { ...query, lifetime: 5 } }, async ({ openPage }) => {
    const page = await openPage();
    await signIn(page);
    await expect(page.locator('#session')).toHaveText(/signed in, renewed [1-9]/);
    await expectStable(page);
  });
}

/** The timer renews, and the server refuses. */
export async function refusalInBackground(browser, { folder, query }) {
  await visited(browser, { folder, query: { ...query, lifetime: 5 } }, async ({ openPage, api }) => {
    const page = await openPage();
    await signIn(page);
    api.endSession();
    await expectLoginPage(page);
  });
}

/** A request asks for a renewal, and the server refuses. */
export async function refusal(browser, { folder, query }) {
  await visited(browser, { folder, query }, async ({ openPage, api }) => {
    const page = await openPage();
    await signIn(page);
    api.endSession();
    await press(page, `Send ${BURST}`);
    await expectLoginPage(page);
  });
}

/** A sign-out in one tab brings the login page of the other. */
export async function signOutElsewhere(browser, { folder, query }) {
  await visited(browser, { folder, query }, async ({ openPage }) => {
    const page = await openPage();
    await signIn(page);
    await press(await openPage(), 'Sign out');
    await expectLoginPage(page);
  });
}

async function expectLoginPage(page) {
  await expect(page).toHaveURL(/\/login\?returnUrl=/);
  await expect(page.locator('#news')).toHaveText('Good morning');
  await expectStable(page);
}
