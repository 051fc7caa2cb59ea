import { createHash, randomBytes } from 'node:crypto';

import type { Page } from '@playwright/test';

import { expireAccessTokenFromOutside } from './lab';
import { watchServer } from './server-log';
import { signIn, type Kind } from './sign-in';
import { expect, test } from './test';

const MEGABYTE = 1024 ** 2;

for (const kind of ['tokens', 'cookies'] as const satisfies readonly Kind[]) {
  test(`an upload survives a refresh, and tells its progress (${kind})`, async ({ page }) => {
    await signIn(page, kind);
    await openNotes(page);
    await recordProgress(page);
    await expireAccessTokenFromOutside(page);
    const seen = await watchServer(page);
    const file = await upload(page, 3 * MEGABYTE);
    await expect(page.getByTestId('upload-sha256')).toHaveText(sha256(file));
    await expect(page.getByTestId('upload-size')).toHaveText('3,145,728');
    const entries = await seen();
    expect(entries.map(({ path, status }) => [path, status])).toEqual([
      ['/api/files', 401],
      [kind === 'cookies' ? '/api/token/refreshCookie' : '/api/token/refreshToken', 200],
      ['/api/files', 201],
    ]);
    expect(Math.max(...(await progress(page)))).toBe(1);
  });
}

test.describe(() => {
  test.use({ refusals: [401, 413] });
  test('an upload that is too large is refused in words', async ({ page }) => {
    await signIn(page);
    await openNotes(page);
    await uploadFromInside(page, 21 * MEGABYTE);
    await expect(page.getByText('A file may have 20 MB.')).toBeVisible();
  });
});

async function openNotes(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Notes' }).click();
  await expect(page.getByTestId('notes').getByRole('listitem').first()).not.toHaveText('Loading …');
}

async function upload(page: Page, bytes: number): Promise<Buffer> {
  const buffer = randomBytes(bytes);
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'plan.bin', mimeType: 'application/octet-stream', buffer });
  return buffer;
}

/** Quicker for a large file: its bytes do not travel to the browser. */
async function uploadFromInside(page: Page, bytes: number): Promise<void> {
  await page.getByLabel('File', { exact: true }).evaluate((input: HTMLInputElement, size) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(size)], 'plan.bin'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  }, bytes);
}

/** The bar may be there for a moment only: it is watched from inside the page. */
async function recordProgress(page: Page): Promise<void> {
  await page.evaluate(() => {
    const values: number[] = [];
    const watch = new MutationObserver(() => {
      const bar = document.querySelector('progress');
      if (bar) values.push(bar.value);
    });
    Reflect.set(window, 'progressSeen', values);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

function progress(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(window, 'progressSeen') as number[]);
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
