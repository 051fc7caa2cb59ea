// npm run test:compat: the packed library in new apps of every Angular major it supports, built strictly, and in Chromium.
// Takes minutes and the network. -- --versions=20,22 plays some of them, --keep leaves the apps where they are.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium, CHROMIUM_FLAGS } from './chromium.mjs';
import { exitWith, install } from './install.mjs';

const { values } = options();
install();
// Only now are the packages there that these need.
const { chromium: playwright } = await import('@playwright/test');
const { run } = await import('../projects/token-refresh/compat/fresh-app.mjs');
const { playMajor } = await import('../projects/token-refresh/compat/one-major.mjs');
const { reportFailures, reportHead, reportRows } = await import('../projects/token-refresh/compat/report.mjs');

run('npm', ['run', '--silent', 'build:library'], process.cwd());
const place = mkdtempSync(join(tmpdir(), 'ngx-token-refresh-compat-'));
// However this ends.
process.on('exit', () => {
  if (values.keep) console.log(`The apps are in ${place}`);
  else rmSync(place, { recursive: true, force: true });
});
const browser = await playwright.launch({
  executablePath: chromium(),
  args: CHROMIUM_FLAGS,
});
const tarball = resolve('dist/ngx-token-refresh.tgz');
const rows = [];
reportHead();
try {
  for (const major of values.versions.split(',')) {
    const played = await playMajor(major, { place, browser, tarball });
    reportRows(played);
    rows.push(...played);
  }
} finally {
  await browser.close();
}
process.exit(reportFailures(rows) === 0 ? 0 : 1);

function options() {
  try {
    return parseArgs({ options: { versions: { type: 'string', default: '20,21,22' }, keep: { type: 'boolean' } } });
  } catch (fault) {
    return exitWith(`${fault.message}\nnpm run test:compat -- [--versions=20,21,22] [--keep]`);
  }
}
