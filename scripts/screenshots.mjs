// npm run screenshots: the README's pictures of the demo, in docs/pictures. With -- --built: of the demo as it was built last time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

import { animatedWebp } from './animated-webp.mjs';
import { chromium as chromiumPath, CHROMIUM_FLAGS } from './chromium.mjs';
import { startDemo } from './demo-server.mjs';
import { env, exitWith, install } from './install.mjs';
import { screencast } from './screencast.mjs';

const FOLDER = 'docs/pictures';
const DESKTOP = { width: 1280, height: 800 };
const FILM = { width: 768, height: 800 };
const PHONE = { width: 360, height: 740 };
const PICTURES = {
  'gate-light': { viewport: DESKTOP, colorScheme: 'light' },
  'gate-dark': { viewport: DESKTOP, colorScheme: 'dark' },
  'gate-phone': { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, isMobile: true, colorScheme: 'light' },
};
const PACE = { everyMs: 50, times: 3, firstMs: 1_000, lastMs: 4_000 };
const MOST_TAKES = 10;
const MOST_KB = { png: 200, webp: 600 };

install();
if (!process.argv.includes('--built')) {
  run('npm', ['run', '--silent', 'build:library']);
  run('ng', ['build', 'demo-app']);
}
const { chromium } = await import('@playwright/test');
const demo = await startDemo();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, look] of Object.entries(PICTURES)) await picture(name, look);
  await film('burst', { viewport: FILM, colorScheme: 'light' });
} finally {
  await browser.close();
  await demo.stop();
}

async function picture(name, look) {
  const shown = await taken(look, async (page) => {
    await choose(page);
    await fire(page);
    return page.screenshot();
  });
  keep(`${name}.png`, shown);
}

/** The timeline, slowly enough to be followed; at its end the story of a lane. */
async function film(name, look) {
  const frames = await taken(look, async (page) => {
    await choose(page);
    await frame(page, page.locator('section').filter({ has: page.getByTestId('verdict') }));
    return screencast(page, PACE, async () => {
      await fire(page);
      await page.waitForTimeout(400);
      await tell(page);
      await page.waitForTimeout(200);
    });
  });
  keep(`${name}.webp`, await animatedWebp(await browser.newPage(), frames));
}

/** Takes it again where the machine was so busy that a person would have noticed it. */
async function taken(look, take) {
  for (let time = 0; time < MOST_TAKES; time++) {
    const page = await signedIn(look);
    const shown = await take(page);
    const verdict = await page.getByTestId('verdict').innerText();
    await page.context().close();
    if (verdict.startsWith('Nothing.')) return shown;
    console.log(verdict.replaceAll('\n', ' '));
  }
  throw new Error('This machine is too busy for a picture of the demo.');
}

/** Nothing is seen but the site's header, which sticks to the top, and this. */
async function frame(page, section) {
  const MARGIN = 16;
  const top = (await page.getByRole('banner').boundingBox()).height + MARGIN;
  const { height } = await section.boundingBox();
  await page.setViewportSize({ width: FILM.width, height: Math.ceil(top + height + MARGIN) });
  await section.evaluate((element, top) => {
    globalThis.scrollTo(0, element.getBoundingClientRect().top + globalThis.scrollY - top);
    return new Promise((drawn) => globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame(drawn)));
  }, top);
}

async function signedIn(look) {
  const page = await (await browser.newContext({ ...look, baseURL: demo.url })).newPage();
  await page.goto('/login');
  await page.getByRole('button', { name: 'Try as Ada' }).click();
  await page.getByRole('heading', { name: 'The gate', level: 1 }).waitFor();
  return page;
}

/** The next thirty requests will meet a token that has expired. */
async function choose(page) {
  await page.getByRole('radio', { name: 'Token expired' }).check();
}

async function fire(page) {
  await page.getByRole('button', { name: 'Fire', exact: true }).click();
  await page.mouse.move(0, 0);
  await page.getByTestId('verdict').locator('strong').waitFor();
}

async function tell(page) {
  await page.getByTestId('lane').nth(11).hover();
  await page.getByText('Request 12.').first().waitFor();
}

function keep(file, content) {
  const kilobytes = content.length / 1000;
  const most = MOST_KB[file.split('.').at(-1)];
  if (kilobytes > most) throw new Error(`${file} has ${kilobytes.toFixed(0)} kB, and may have ${most}.`);
  writeFileSync(`${FOLDER}/${file}`, content);
  console.log(`${FOLDER}/${file}: ${kilobytes.toFixed(0)} kB`);
}

function run(command, args) {
  console.log([command, ...args].join(' '));
  const { status } = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) exitWith(`${command} ${args.join(' ')} failed; see above.`);
}
