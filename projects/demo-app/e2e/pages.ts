import type { Page } from '@playwright/test';

import { enter, expectDashboard, expectGate } from './sign-in';
import { expect } from './test';

export const PAGES = {
  '/login': async (page) => {
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  },
  '/': expectGate,
  '/dashboard': expectDashboard,
  '/notes': async (page) => {
    await expect(page.getByTestId('notes')).not.toContainText('Loading');
    await expect(page.getByTestId('person')).not.toBeEmpty();
  },
  '/profile': async (page) => {
    await expect(page.getByLabel('E-mail')).not.toHaveValue('');
    await expect(page.getByTestId('session-status')).toHaveText('active');
  },
} as const satisfies Record<string, (page: Page) => Promise<void>>;

export type Path = keyof typeof PAGES;

export const PATHS = Object.keys(PAGES) as readonly Path[];

/** Opens a page in a browser that has seen none, signs in where that is needed, and waits until the page is complete. */
export async function openPage(page: Page, path: Path): Promise<void> {
  await page.goto(path);
  if (path !== '/login') {
    await PAGES['/login'](page);
    await enter(page);
  }
  await PAGES[path](page);
}

/** One page after the other, each complete; the first is the login page. */
export async function* openAll(page: Page): AsyncGenerator<Path> {
  await page.goto('/login');
  await PAGES['/login'](page);
  yield '/login';
  await enter(page);
  await PAGES['/'](page);
  for (const path of PATHS.slice(1)) {
    await page.goto(path);
    await PAGES[path](page);
    yield path;
  }
}
