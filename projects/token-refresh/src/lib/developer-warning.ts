import { developerMessage, type DeveloperCode } from './developer-message';

/** What has been said, and about what. It decides nothing, and goes with what it is about. */
const said = new WeakMap<object, Set<DeveloperCode>>();

/**
 * Tells the developer of a mistake that the app survives, once for each `about`: the options of an app, or a strategy. Call it behind
 * `ngDevMode`, at the place itself, so that production carries none of the words.
 */
export function warnOnce(about: object, code: DeveloperCode, text: string): void {
  const codes = said.get(about) ?? new Set();
  if (codes.has(code)) return;
  said.set(about, codes.add(code));
  try {
    console.warn(developerMessage(code, text));
  } catch {
    // Some tests forbid warnings by a console that throws: that is not to become a fault of the session.
  }
}
