import { expect, test as base } from '@playwright/test';

/** A test in a browser of its own, whose console stays clean: the browser itself names requests that were refused, nobody else complains. */
export const test = base.extend<{ refusals: readonly (number | string)[]; cleanConsole: void }>({
  refusals: [[401], { option: true }],
  cleanConsole: [
    async ({ page, refusals }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const refusal = /^Failed to load resource: .*?(?:status of (\d+)|net::(ERR_\w+))/.exec(message.text());
        const [, status, fault] = refusal ?? [];
        if (message.type() !== 'error' || refusals.includes(fault ?? Number(status))) return;
        complaints.push(message.text());
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
