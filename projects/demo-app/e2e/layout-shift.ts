import type { Page } from '@playwright/test';

declare global {
  interface Window {
    layoutShift: number;
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  /** The largest five of what moved. */
  readonly sources: readonly { readonly node: Node | null }[];
}

/**
 * Sums up how far things move in this page, from now on. What follows a click counts too: nobody asked for a jump.
 * Lines of a log do not: a new one at the top moves the others, and people look there for that.
 */
export async function recordLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    window.layoutShift = 0;
    const inLog = ({ node }: { node: Node | null }) => !!node?.parentElement?.closest('[role=log]');
    new PerformanceObserver((list) => {
      for (const { sources, value } of list.getEntries() as LayoutShift[]) {
        if (sources.length === 0 || !sources.every(inLog)) window.layoutShift += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    // What is drawn next is told of in the frame after it.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(0)))));
    return page.evaluate(() => window.layoutShift);
  };
}
