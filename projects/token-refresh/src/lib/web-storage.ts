import { STORAGE_KEY, type TokenStorage } from './token-storage';

/**
 * Keeps the session in the browser: `localStorage` for all tabs and visits, `sessionStorage` for one tab until it is closed.
 *
 * Scripts of the page can read both; where that must not be, use {@link cookieRefresh} or {@link memoryStorage}.
 *
 * @example
 * ```ts
 * provideTokenRefresh({ storage: webStorage('sessionStorage') });
 * ```
 */
export function webStorage(area: 'localStorage' | 'sessionStorage'): TokenStorage {
  return {
    get: (key = STORAGE_KEY) => JSON.parse(globalThis[area].getItem(key) ?? 'null'),
    set: (tokens, key = STORAGE_KEY) => globalThis[area].setItem(key, JSON.stringify(tokens)),
    remove: (key = STORAGE_KEY) => globalThis[area].removeItem(key),
  };
}
