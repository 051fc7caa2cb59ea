import { join } from 'node:path';

import type { Page, Request } from '@playwright/test';
import { build } from 'esbuild';

import type { inPage, Library } from './hostile-app';

declare global {
  interface Window {
    hostile: { inPage: typeof inPage };
  }
}

const EMPTY = '<!doctype html><link rel="icon" href="data:,">';

let script: Promise<string> | undefined;

/** Opens `url` as an empty page with the library in it. Every host of the world answers there; returned is what they were asked. */
export async function openHostilePage(page: Page, url: string): Promise<readonly Request[]> {
  const requests: Request[] = [];
  await page.route('**/*', (route, request) => {
    if (!request.isNavigationRequest()) requests.push(request);
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    // Playwright reads the URL once more as Node does, and some of Chromium's are none to it.
    if (!URL.canParse(request.url())) return route.abort();
    return route.fulfill({ contentType: 'text/html', headers, body: EMPTY });
  });
  await page.goto(url);
  await page.addScriptTag({ content: await (script ??= bundle()) });
  return requests;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'hostile-app.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'hostile',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.text;
}

export function wrongUrls(page: Page, urls: readonly string[], apis: readonly string[], library: Library) {
  return page.evaluate(([json, bases, which]) => window.hostile.inPage.wrongUrls(json, bases, which), [
    JSON.stringify(urls),
    apis,
    library,
  ] as const);
}

export function apiUrlVerdicts(page: Page, urls: readonly string[], apis: readonly string[]) {
  return page.evaluate(([json, bases]) => window.hostile.inPage.apiUrlVerdicts(json, bases, 'library'), [
    JSON.stringify(urls),
    apis,
  ] as const);
}

export function wrongReturnUrls(page: Page, urls: readonly string[], library: Library) {
  return page.evaluate(([json, which]) => window.hostile.inPage.wrongReturnUrls(json, which), [
    JSON.stringify(urls),
    library,
  ] as const);
}

export function wrongAddresses(page: Page, urls: readonly string[], library: Library) {
  return page.evaluate(([json, which]) => window.hostile.inPage.wrongAddresses(json, which), [
    JSON.stringify(urls),
    library,
  ] as const);
}

export function returnUrls(page: Page, urls: readonly string[]) {
  return page.evaluate((json) => window.hostile.inPage.returnUrls(json, 'library'), JSON.stringify(urls));
}

export function sendAll(
  page: Page,
  urls: readonly string[],
  { apis, token, library }: { apis: readonly string[]; token: string; library: Library },
) {
  return page.evaluate(([json, bases, secret, which]) => window.hostile.inPage.sendAll(json, bases, secret, which), [
    JSON.stringify(urls),
    apis,
    token,
    library,
  ] as const);
}
