// The pages of the in-process benchmarks: the production build of bench/in-process, in Chromium, answered without a server.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { chromium as playwright } from '@playwright/test';

import { chromium, CHROMIUM_FLAGS } from '../../scripts/chromium.mjs';
import { env } from '../../scripts/install.mjs';

const ORIGIN = 'http://localhost';
const FOLDER = 'dist/bench-in-process/browser';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };

const FLAGS = [
  ...CHROMIUM_FLAGS,
  '--enable-precise-memory-info',
  // So much that a few thousand requests fit between two garbage collections.
  '--js-flags=--expose-gc --min-semi-space-size=64 --max-semi-space-size=64',
];

/** Once a process: the benchmarks share the build. */
let built = false;

export function build() {
  if (built) return;
  for (const project of ['token-refresh', 'bench-in-process']) {
    execFileSync('ng', ['build', project], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  built = true;
}

/**
 * What `use` makes of pages. Each is of a renderer of its own: what the compiler learned from one app does not help or hinder another,
 * as people have one app in a page.
 */
export async function withPages(use) {
  build();
  const browser = await playwright.launch({ executablePath: chromium(), args: FLAGS });
  try {
    return await use(() => open(browser));
  } finally {
    await browser.close();
  }
}

async function open(browser) {
  const page = await (await browser.newContext()).newPage();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname === '/' ? '/index.html' : pathname;
    return route.fulfill({ contentType: TYPES[extname(file)], body: readFileSync(FOLDER + file) });
  });
  await page.goto(ORIGIN);
  await page.waitForFunction(() => 'bench' in globalThis);
  return { page, evaluate: (...what) => page.evaluate(...what), cost: await costOf(page) };
}

/**
 * Milliseconds that something takes in a page, of its main thread: what else the machine does meanwhile is not counted, so that the figures
 * of a busy machine are those of an idle one, nearly.
 */
async function costOf(page) {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await inspector.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1_000;
  };
  return async (...what) => {
    const before = await spent();
    await page.evaluate(...what);
    return (await spent()) - before;
  };
}
