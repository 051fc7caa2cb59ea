import type { Page } from '@playwright/test';

/** The paths, with their queries, that the page comes to from now on. */
export function recordNavigations(page: Page): readonly string[] {
  const paths: string[] = [];
  page.on('framenavigated', (frame) => {
    const { pathname, search } = new URL(frame.url());
    const path = pathname + search;
    if (frame === page.mainFrame() && paths.at(-1) !== path) paths.push(path);
  });
  return paths;
}

export function toLogin(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.startsWith('/login'));
}
