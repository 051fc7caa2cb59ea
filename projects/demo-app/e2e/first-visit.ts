import type { Browser, BrowserContext, Page } from '@playwright/test';

import { setServer } from './lab';
import { PAGES } from './pages';
import { enter, expectGate } from './sign-in';

export type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What a browser keeps that has signed in, for hours. */
export async function signedInState(page: Page): Promise<State> {
  await page.goto('/login');
  await setServer(page, { accessTokenSeconds: 36_000 });
  await PAGES['/login'](page);
  await enter(page);
  await expectGate(page);
  return page.context().storageState();
}

/** A page of a browser with an empty cache. */
export async function inNewBrowser<T>(browser: Browser, state: State | undefined, see: (page: Page) => Promise<T>) {
  const context = await browser.newContext({ storageState: state });
  try {
    return await see(await context.newPage());
  } finally {
    await context.close();
  }
}
