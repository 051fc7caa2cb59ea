import type { BrowserContext, Page } from '@playwright/test';

import { expireAccessToken, fireThirtyRequests, setServer } from './lab';
import { recordNavigations, toLogin } from './navigations';
import { refreshes, watchServer } from './server-log';
import { enter, expectDashboard, expectGate, signIn } from './sign-in';
import { expect, test } from './test';

const ROUNDS = Number(process.env['E2E_ROUNDS'] ?? 30);
/** As often as the library takes a server at its word that has just granted what it refuses: see `refreshLimit`. */
const ROUNDS_BY_SERVER = 5;

/** An attempt may take 10 s, and another tab waits 2 s longer for its lock. */
const LOCK_BOUND_MS = 12_000;

for (const count of [2, 8]) {
  test.describe(`${count} tabs`, () => {
    test.setTimeout(300_000);

    test(`whose token expires at the same moment refresh once, ${ROUNDS} times over`, async ({ page, context }) => {
      await letTimePass(context);
      await refreshOnceARound(await openTabs(page, context, count), ROUNDS, async (tabs) => {
        await Promise.all(tabs.map((tab) => tab.evaluate('passMinutes(2)')));
      });
    });

    test('that are refused at the same moment refresh once', async ({ page, context }) => {
      await refreshOnceARound(await openTabs(page, context, count), ROUNDS_BY_SERVER, () => expireAccessToken(page));
    });
  });
}

async function refreshOnceARound(
  tabs: readonly Page[],
  rounds: number,
  expire: (tabs: readonly Page[]) => Promise<void>,
): Promise<void> {
  const ends = tabs.map((tab) => recordNavigations(tab));
  for (let round = 1; round <= rounds; round++) {
    await expire(tabs);
    const seen = await watchServer(tabs[0]!);
    await Promise.all(tabs.map((tab) => fireThirtyRequests(tab)));
    await Promise.all(tabs.map((tab) => expectAllAnswered(tab)));
    expect(notes(await seen()), `round ${round}`).toEqual(['refresh']);
  }
  expect(toLogin(ends.flat())).toEqual([]);
}

/** Gives the pages a clock that can be put forward. */
async function letTimePass(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const now = Date.now.bind(Date);
    let ahead = 0;
    Date.now = () => now() + ahead;
    Object.assign(globalThis, { passMinutes: (minutes: number) => void (ahead += minutes * 60_000) });
  });
}

test.describe('a sign-out in one tab', () => {
  test('ends the others, each with one navigation', async ({ page, context }) => {
    const tabs = await openTabs(page, context, 4);
    const navigations = tabs.map((tab) => recordNavigations(tab));
    await page.getByRole('button', { name: 'Sign out' }).click();
    for (const tab of tabs) await expect(tab).toHaveURL(/\/login/);
    for (const paths of navigations.slice(1)) expect(paths).toEqual(['/login?returnUrl=%2Fdashboard']);
  });

  test('is followed by a sign-in that all tabs see', async ({ page, context }) => {
    const [, other] = await openTabs(page, context, 2);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(other!).toHaveURL(/\/login/);
    await enter(page);
    await expectGate(page);
    await other!.goto('/dashboard');
    await expectDashboard(other!);
  });
});

test.describe('a tab that is gone in the middle of the refresh', () => {
  const departures: [string, (tab: Page) => Promise<unknown>][] = [
    ['closed', (tab) => tab.close()],
    ['crashed', (tab) => crash(tab)],
    ['navigated away', (tab) => tab.goto('about:blank')],
    ['in the back/forward cache', (tab) => tab.goto('data:text/html,elsewhere')],
  ];

  for (const [how, leave] of departures) {
    test(`keeps no other waiting longer than the bound: ${how}`, async ({ page, context }) => {
      test.setTimeout(60_000);
      const [leaving, staying] = (await openTabs(page, context, 2)) as [Page, Page];
      // The token that the gone tab was granted is lost, as no client can avoid: the server has to excuse that.
      await setServer(staying, { refreshDelayMs: 1_000, reuseGraceMs: 60_000 });
      await expireAccessToken(staying);
      const seen = await watchServer(staying);
      await fireThirtyRequests(leaving);
      await expect(leaving.getByTestId('gate-log')).toContainText('refresh started');
      await leave(leaving);
      const since = performance.now();
      await fireThirtyRequests(staying);
      await expectAllAnswered(staying, LOCK_BOUND_MS + 5_000);
      expect(performance.now() - since).toBeLessThan(LOCK_BOUND_MS + 5_000);
      expect(notes(await seen()).filter((note) => !note?.startsWith('refresh'))).toEqual([]);
      await expect(staying).toHaveURL('/dashboard');
    });
  }

  test('keeps no other waiting longer than the bound: it holds the lock and hangs', async ({ page, context }) => {
    test.setTimeout(60_000);
    const [hanging, staying] = (await openTabs(page, context, 2)) as [Page, Page];
    await hanging.evaluate(
      () =>
        new Promise<void>((held) => {
          void navigator.locks.request('ngx-token-refresh', () => new Promise(() => held()));
        }),
    );
    await expireAccessToken(staying);
    const seen = await watchServer(staying);
    const since = performance.now();
    await fireThirtyRequests(staying);
    await expectAllAnswered(staying, LOCK_BOUND_MS + 5_000);
    expect(performance.now() - since).toBeGreaterThan(LOCK_BOUND_MS - 1_000);
    expect(notes(await seen())).toEqual(['refresh']);
  });

  test('comes back from the back/forward cache to the session of now', async ({ page, context }) => {
    test.setTimeout(60_000);
    const [cached, staying] = (await openTabs(page, context, 2)) as [Page, Page];
    await cached.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })),
    );
    await setServer(staying, { refreshDelayMs: 1_000, reuseGraceMs: 60_000 });
    await expireAccessToken(staying);
    await fireThirtyRequests(cached);
    await expect(cached.getByTestId('gate-log')).toContainText('refresh started');
    await cached.goto('data:text/html,elsewhere');
    await fireThirtyRequests(staying);
    await expectAllAnswered(staying, LOCK_BOUND_MS + 5_000);
    // A page from the cache is not loaded again.
    await cached.goBack({ waitUntil: 'commit' });
    await expect.poll(() => cached.evaluate('globalThis.persisted')).toBe(true);
    await expectDashboard(cached);
    await expireAccessToken(staying);
    const seen = await watchServer(staying);
    await Promise.all([fireThirtyRequests(cached), fireThirtyRequests(staying)]);
    await Promise.all([expectAllAnswered(cached), expectAllAnswered(staying)]);
    expect(notes(await seen())).toEqual(['refresh']);
  });

  test('keeps no other waiting longer than the bound, and goes on when it thaws: frozen', async ({ page, context }) => {
    test.setTimeout(90_000);
    const [frozen, staying] = (await openTabs(page, context, 2)) as [Page, Page];
    const renderer = await rendererOf(frozen);
    await setServer(staying, { refreshDelayMs: 1_000, reuseGraceMs: 60_000 });
    await expireAccessToken(staying);
    await fireThirtyRequests(frozen);
    await expect(frozen.getByTestId('gate-log')).toContainText('refresh started');
    process.kill(renderer, 'SIGSTOP');
    try {
      const since = performance.now();
      await fireThirtyRequests(staying);
      await expectAllAnswered(staying, LOCK_BOUND_MS + 5_000);
      expect(performance.now() - since).toBeGreaterThan(LOCK_BOUND_MS - 2_000);
    } finally {
      process.kill(renderer, 'SIGCONT');
    }
    await expectAllAnswered(frozen);
    await expireAccessToken(staying);
    const seen = await watchServer(staying);
    await Promise.all([fireThirtyRequests(frozen), fireThirtyRequests(staying)]);
    await Promise.all([expectAllAnswered(frozen), expectAllAnswered(staying)]);
    expect(notes(await seen())).toEqual(['refresh']);
  });
});

test('requests go on when the store is cleared by hand', async ({ page }) => {
  await signIn(page);
  await page.evaluate(() => localStorage.clear());
  await expireAccessToken(page);
  await fireThirtyRequests(page);
  await expectAllAnswered(page);
  await page.reload();
  await expectDashboard(page);
});

async function openTabs(page: Page, context: BrowserContext, count: number): Promise<readonly Page[]> {
  await signIn(page);
  const tabs = [page];
  while (tabs.length < count) {
    const tab = await context.newPage();
    await tab.goto('/dashboard');
    await expectDashboard(tab);
    tabs.push(tab);
  }
  return tabs;
}

async function expectAllAnswered(tab: Page, timeout = 20_000): Promise<void> {
  await expect(tab.getByTestId('burst-result')).toContainText('30 of 30 answered', { timeout });
}

function notes(entries: Parameters<typeof refreshes>[0]): readonly (string | undefined)[] {
  return refreshes(entries).map(({ note }) => note);
}

async function crash(tab: Page): Promise<void> {
  const crashed = tab.waitForEvent('crash');
  const session = await tab.context().newCDPSession(tab);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** The process of a tab, which is the one that works when the tab does. (The protocol's own `frozen` freezes nothing in a headless browser.) */
async function rendererOf(tab: Page): Promise<number> {
  const browser = await tab.context().browser()!.newBrowserCDPSession();
  const times = async () => {
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await times();
  await tab.evaluate(() => {
    const end = performance.now() + 500;
    while (performance.now() < end);
  });
  const worked = [...(await times())].map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) }));
  return worked.reduce((most, other) => (other.time > most.time ? other : most)).id;
}
