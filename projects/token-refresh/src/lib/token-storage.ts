import type { Tokens } from './tokens';

/**
 * Where the session is kept between two visits. Any method may throw, reject or never answer: that costs persistence, not the session.
 *
 * Every method is given the `storageKey` of the options, for stores that hold more than one thing.
 *
 * @example
 * ```ts
 * const preferences: TokenStorage = {
 *   get: async (key) => JSON.parse((await Preferences.get({ key })).value ?? 'null'),
 *   set: (tokens, key) => Preferences.set({ key, value: JSON.stringify(tokens) }),
 *   remove: (key) => Preferences.remove({ key }),
 * };
 * ```
 */
export interface TokenStorage {
  /** The tokens that were set last, or `null`. */
  get(key?: string): Tokens | null | Promise<Tokens | null>;
  set(tokens: Tokens, key?: string): void | Promise<void>;
  remove(key?: string): void | Promise<void>;
  /**
   * Calls `listener` when another tab may have changed the store, and returns what ends that. It is a bell, no more: the store is read
   * again. A store without it is taken for this tab's own.
   */
  onChange?(listener: () => void, key?: string): () => void;
  /**
   * Whether `null` means that `remove` was called, and not that the store was cleared by hand, which ends no session.
   * @default it means that, in a store with `onChange`
   */
  wasRemoved?(key?: string): boolean;
}

/** The default of the option `storageKey`. */
export const STORAGE_KEY = 'ngx-token-refresh';
