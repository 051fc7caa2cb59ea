/**
 * Every mistake of an app that the library speaks of in development. The codes are stable, the
 * words may change. `docs/errors.md` has a section for each.
 */
export type DeveloperCode =
  /** There is no such option. */
  | 'NGTR001'
  /** An option does not take such a value. */
  | 'NGTR002'
  /** A second session in a child injector. */
  | 'NGTR003'
  /** `signIn` was given no access token. The one that production throws too, by its bare code. */
  | 'NGTR004'
  /** The interceptor, a guard or `injectReturnUrl` without a session. */
  | 'NGTR005'
  /** The login page is guarded by `signedInGuard`. */
  | 'NGTR006'
  /** From here on warnings. A refresh was answered without an access token. */
  | 'NGTR101'
  /** There is no refresh at that URL. */
  | 'NGTR102'
  /** No refresh token to send. */
  | 'NGTR103'
  /** The store throws or rejects. */
  | 'NGTR104'
  /** A lifetime that is not in seconds. */
  | 'NGTR105'
  /** The API refuses fresh tokens. */
  | 'NGTR106'
  /** `acrossTabs` with a store that hears nothing. */
  | 'NGTR107'
  /** A refresh function with a fault of its own. */
  | 'NGTR108';

/** What the developer is told. Call it behind `ngDevMode`, at the place itself, so that production carries none of the words. */
export function developerMessage(code: DeveloperCode, text: string): string {
  return `${code}: ${text} See docs/errors.md#${code.toLowerCase()}`;
}
