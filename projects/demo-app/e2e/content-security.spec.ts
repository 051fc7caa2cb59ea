import { openPage, PATHS } from './pages';
import { expect, test } from './test';
import { recordViolations } from './violations';

test.describe('the content security policy', () => {
  for (const path of PATHS) {
    test(`comes with ${path}, which has all its styles under it`, async ({ page }) => {
      const violations = await recordViolations(page);
      await openPage(page, path);
      const reloaded = await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const policy = directives(await reloaded!.headerValue('content-security-policy'));
      expect(policy.get('script-src')).toEqual(["'self'"]);
      expect(policy.get('style-src')).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w-]{22}'$/)]);
      expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
      expect(policy.get('trusted-types')).toEqual(["'none'"]);
      const styles = await page.evaluate(() =>
        [...document.querySelectorAll('style, link[rel=stylesheet]')].map(
          (element) => (element as HTMLStyleElement | HTMLLinkElement).sheet?.cssRules.length ?? 0,
        ),
      );
      expect(styles.length).toBeGreaterThan(2);
      expect(styles).not.toContain(0);
      expect(await violations()).toEqual([]);
    });
  }

  test('has another nonce in every answer', async ({ request }) => {
    const answers = await Promise.all(['/login', '/login', '/notes', '/notes'].map((path) => request.get(path)));
    const nonces = answers.map(
      (answer) => directives(answer.headers()['content-security-policy']!).get('style-src')![1],
    );
    expect(new Set(nonces).size).toBe(answers.length);
  });
});

function directives(policy: string | null): ReadonlyMap<string, readonly string[]> {
  const parts = (policy ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name, ...values]) => [name!, values]));
}
