// A page of the built app in a browser context of its own, with a server of its own.
import { expect as playwrightExpect } from '@playwright/test';

import { startServer } from './api-server.mjs';

export const expect = playwrightExpect.configure({ timeout: 30_000 });

/**
 * Calls `check` with a fresh visit, and takes everything down after it. The console stays clean, but for what the browser itself says of
 * refused requests, and nothing was told to the app outside its zone.
 */
export async function visited(browser, { folder, path = '/client', query = {} }, check) {
  const server = await startServer(folder);
  const context = await browser.newContext();
  await context.addInitScript(countLongTimers);
  const complaints = [];
  const calls = new Set();
  const url = `${server.origin}${path}?${new URLSearchParams(query)}`;
  const openPage = async (beforeLoad) => {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      const refused = /responded with a status of 401/.test(message.text());
      const complains = ['error', 'warning'].includes(message.type());
      if (complains && !refused) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (request.url().startsWith(`${server.origin}/api/`)) calls.add(request.resourceType());
    });
    await beforeLoad?.(page);
    await page.goto(url, { waitUntil: 'commit' });
    return page;
  };
  try {
    await check({ openPage, url, api: server.api, calls });
    for (const page of context.pages()) {
      expect(await page.locator('html').getAttribute('data-outside'), 'told outside the zone').toBe(null);
    }
    expect(complaints, 'complaints in the console').toEqual([]);
  } finally {
    await context.close();
    server.close();
  }
}

export async function signIn(page) {
  await press(page, 'Sign in');
  await expect(page.locator('#session')).toHaveText(/signed in/);
}

export async function press(page, name) {
  await page.getByRole('button', { name }).click();
}

/** Whether the app calls itself stable (ApplicationRef.isStable). */
export async function expectStable(page, wanted = 'true') {
  await expect(page.locator('html')).toHaveAttribute('data-stable', wanted);
}

/** Runs in the page, before zone.js: how many timers of ten seconds and more are pending. */
function countLongTimers() {
  const { setTimeout, clearTimeout } = globalThis;
  const pending = new Set();
  globalThis.longTimers = () => pending.size;
  globalThis.setTimeout = (then, ms, ...rest) => {
    const timer = setTimeout(
      (...given) => {
        pending.delete(timer);
        then(...given);
      },
      ms,
      ...rest,
    );
    if (ms >= 10_000) pending.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    pending.delete(timer);
    clearTimeout(timer);
  };
}
