// The console is full of what was refused, so this is a test without our rule for consoles.
import { expect, test, type Page } from '@playwright/test';

import { recordViolations } from './violations';

declare global {
  interface Window {
    ran: string[];
  }
}

const LURE = '<main id="main">';

test.describe('a script that somebody wrote into a page', () => {
  test('does not run, and a style has no effect', async ({ page }) => {
    const violations = await recordViolations(page);
    await openWith(
      page,
      `<script>window.ran = ['inline']</script>
       <img src="/nothing" alt="" onerror="window.ran = ['handler']">
       <a id="lure" href="javascript:window.ran=['link']">link</a>
       <style>#lure { color: rgb(1, 2, 3) }</style>
       <p id="dressed" style="color: rgb(1, 2, 3)">text</p>
       <script src="https://elsewhere.example/script.js"></script>`,
    );
    await page.locator('#lure').click();
    await expect
      .poll(async () => [...(await violations())].sort())
      .toEqual([
        'script-src-attr: inline',
        'script-src-elem: https://elsewhere.example/script.js',
        'script-src-elem: inline',
        'script-src-elem: inline',
        'style-src-attr: inline',
        'style-src-elem: inline',
      ]);
    expect(await page.evaluate(() => window.ran)).toBeUndefined();
    for (const id of ['#lure', '#dressed']) await expect(page.locator(id)).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  });

  test('is text for every sink of the app, and no policy of its own makes it more', async ({ page }) => {
    const violations = await recordViolations(page);
    await page.route('**/sinks.js', (route) => route.fulfill({ contentType: 'text/javascript', body: SINKS }));
    await openWith(page, '<script src="/sinks.js"></script>');
    expect(await page.evaluate(() => window.ran)).toEqual([
      'innerHTML: TypeError',
      'insertAdjacentHTML: TypeError',
      'document.write: TypeError',
      'script.src: TypeError',
      'setAttribute: TypeError',
      'eval: EvalError',
      'Function: EvalError',
      'setTimeout: TypeError',
      'createPolicy: TypeError',
    ]);
    expect(await violations()).toContain('require-trusted-types-for: trusted-types-sink');
  });
});

/** What a mistake in the app's own code would do. */
const SINKS = `
  const text = '<img src="/nothing" onerror="window.ran.push(1)">';
  const sinks = {
    'innerHTML': () => { document.createElement('div').innerHTML = text; },
    'insertAdjacentHTML': () => document.body.insertAdjacentHTML('beforeend', text),
    'document.write': () => document.write(text),
    'script.src': () => { document.createElement('script').src = '/api/files/1'; },
    'setAttribute': () => document.createElement('iframe').setAttribute('srcdoc', text),
    'eval': () => eval('1'),
    'Function': () => new Function('1'),
    'setTimeout': () => setTimeout('1'),
    'createPolicy': () => trustedTypes.createPolicy('angular', {}),
  };
  window.ran = Object.entries(sinks).map(([name, sink]) => {
    try {
      sink();
      return name + ': ran';
    } catch (error) {
      return name + ': ' + error.name;
    }
  });
`;

/** The login page with something more in it, under the headers that it has. */
async function openWith(page: Page, injected: string): Promise<void> {
  await page.route('**/login', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toContain(LURE);
    await route.fulfill({ response, body: html.replace(LURE, `${injected}${LURE}`) });
  });
  await page.goto('/login');
}
