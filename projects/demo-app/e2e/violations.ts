import type { Page } from '@playwright/test';

declare global {
  interface Window {
    violations: string[];
  }
}

/** Writes down what the Content Security Policy refuses in this page, from now on. */
export async function recordViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (violation) => {
      window.violations.push(`${violation.effectiveDirective}: ${violation.blockedURI}`);
    });
  });
  return () => page.evaluate(() => window.violations);
}
