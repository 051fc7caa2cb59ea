import type { Page } from '@playwright/test';

import { recordNavigations } from './navigations';
import { refreshes, watchServer } from './server-log';
import { chooseKind, enter, expectGate, type Kind } from './sign-in';
import { expect, test } from './test';

test.beforeEach(({ page }) => openGate(page));

test.describe('a burst with a token that has expired', () => {
  test('is answered, lane by lane, at the cost of one refresh', async ({ page }) => {
    const seen = await watchServer(page);
    await fire(page);
    await expectAnswered(page, 30);
    await expect(band(page)).toHaveCount(1);
    await expect(verdict(page)).toContainText('All 30 requests answered; the slowest waited');
    const entries = await seen();
    expect(refreshes(entries).map(({ status }) => status)).toEqual([200]);
    const answers = entries.filter(({ path }) => path.startsWith('/api/bursts/'));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  });

  test('is drawn for people who want no motion, too', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await fire(page);
    await expectAnswered(page, 30);
    await expect(band(page)).toHaveCount(1);
  });

  test('tells the story of each request to those who walk from lane to lane', async ({ page }) => {
    await fire(page);
    await expectAnswered(page, 30);
    const lanes = page.getByRole('listbox', { name: 'The requests of the burst' });
    const story = page.getByTestId('story');
    await lanes.focus();
    await expect(story).toContainText(/^Request 1\. Sent .*answered after/);
    await lanes.press('ArrowDown');
    await expect(story).toContainText(/^Request 2\. /);
    await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(/^Request 2\. /);
    await lanes.press('End');
    await expect(story).toContainText(/^Request 30\. /);
    await lanes.press('ArrowUp');
    await expect(story).toContainText(/^Request 29\. /);
    await lanes.press('Home');
    await expect(story).toContainText(/^Request 1\. /);
  });

  test('tells the story of the lane that somebody points at', async ({ page }) => {
    await fire(page);
    await expectAnswered(page, 30);
    await page.getByTestId('lane').nth(11).hover();
    await expect(page.getByTestId('story')).toContainText(
      /^Request 12\. Sent at .* Waited .* at the gate for the refresh that .* had begun\. Sent again with the new token/,
    );
  });
});

test('a burst whose token is good goes straight through', async ({ page }) => {
  await misfortune(page, 'none');
  await fire(page);
  await expectAnswered(page, 30);
  await expect(band(page)).toHaveCount(0);
});

test('a button that is pressed again and again does the same again and again', async ({ page }) => {
  for (let round = 1; round <= 7; round++) {
    await fire(page);
    await expect(verdict(page), `round ${round}`).toContainText('All 30 requests answered');
  }
});

for (const kind of ['cookies', 'memory'] as const) {
  test(`a burst of a session of another kind looks the same (${kind})`, async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/login');
    await openGate(page, kind);
    await fire(page);
    await expectAnswered(page, 30);
    await expect(band(page)).toHaveCount(1);
  });
}

test('two tabs show the lanes of both, and one refresh', async ({ page, context }) => {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Open another tab' }).click();
  const other = await opened;
  await expectGate(other);
  const seen = await watchServer(page);
  await page.getByRole('button', { name: 'Fire in all tabs' }).click();
  for (const tab of [page, other]) {
    await expectAnswered(tab, 60);
    await expect(band(tab)).toHaveCount(1);
    await expect(tab.getByTestId('lanes')).toContainText('This tab');
    await expect(tab.getByTestId('lanes')).toContainText('Another tab');
    await expect(verdict(tab)).toContainText('All 60 requests answered');
  }
  expect(refreshes(await seen()).map(({ status }) => status)).toEqual([200]);
  await other.close();
  await expect(page.getByRole('button', { name: 'Fire in all tabs' })).toBeDisabled();
});

test('a refresh that is refused costs one trip to the login page and back', async ({ page }) => {
  await misfortune(page, 'refused');
  const navigations = recordNavigations(page);
  await page.getByRole('button', { name: 'Fire', exact: true }).click();
  await expect(page).toHaveURL('/login?returnUrl=%2F');
  await enter(page);
  await expectGate(page);
  await expect(verdict(page)).toContainText('One clean trip to the login page and back.');
  await expect(page.locator('[data-testid=lane][data-outcome=failed]')).toHaveCount(30);
  expect(navigations).toEqual(['/login?returnUrl=%2F', '/']);
  await misfortune(page, 'expired');
  await fire(page);
  await expectAnswered(page, 30);
});

test('a fresh token that is refused is told by its name', async ({ page }) => {
  await misfortune(page, 'fresh-refused');
  await fire(page);
  await expect(verdict(page)).toContainText('All 30 requests failed. The server refused the fresh token as well.');
});

test.describe(() => {
  test.use({ refusals: [401, 503] });
  test('a server that is busy twice is asked three times, in one refresh', async ({ page }) => {
    await misfortune(page, 'busy');
    await fire(page);
    await expectAnswered(page, 30);
    await expect(band(page)).toHaveCount(1);
    await expect(page.locator('app-timeline')).toContainText('one refresh, 3 attempts');
  });
});

test.describe(() => {
  test.use({ refusals: [401, 'ERR_CONTENT_LENGTH_MISMATCH'] });

  test('an answer that is lost costs a burst, and not the session', async ({ page }) => {
    await misfortune(page, 'lost');
    await fire(page);
    await expect(verdict(page)).toContainText('There was no new token to be had; the session goes on.');
    await misfortune(page, 'expired');
    await fire(page);
    await expectAnswered(page, 30);
  });

  test('without a network every request is told to have failed, and the next burst is well', async ({ page }) => {
    await misfortune(page, 'offline');
    await fire(page);
    await expect(verdict(page)).toContainText('All 30 requests failed. The server could not be reached.');
    await misfortune(page, 'expired');
    await fire(page);
    await expectAnswered(page, 30);
  });
});

test('clocks two hours apart are noticed by nobody', async ({ page }) => {
  await misfortune(page, 'clock');
  await fire(page);
  await expectAnswered(page, 30);
  await expect(band(page)).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('nothing is wider than the screen, before the burst and after it', async ({ page }) => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(360);
    await fire(page);
    await expectAnswered(page, 30);
    expect(await width()).toBe(360);
  });
});

async function openGate(page: Page, kind: Kind = 'tokens'): Promise<void> {
  await page.goto('/login');
  await chooseKind(page, kind);
  await enter(page);
  await expectGate(page);
}

async function misfortune(page: Page, name: string): Promise<void> {
  await page.locator(`input[name=misfortune][value=${name}]`).check();
}

/** Fires, and waits until all is over. */
async function fire(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Fire', exact: true });
  await button.click();
  await expect(page.getByTestId('lane')).toHaveCount(30);
  await expect(button).toBeEnabled({ timeout: 20_000 });
}

async function expectAnswered(page: Page, count: number): Promise<void> {
  await expect(page.locator('[data-testid=lane][data-outcome=answered]')).toHaveCount(count);
}

function band(page: Page) {
  return page.getByTestId('lanes').getByTestId('refresh-band');
}

function verdict(page: Page) {
  return page.getByTestId('verdict');
}
