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
    get(key = STORAGE_KEY) {
      const stored = globalThis[area].getItem(key);
      if (stored) return JSON.parse(stored);
      // Nobody signed out where there is no trace of it: the store was cleared by hand.
      return globalThis[area].getItem(traceOf(key)) === null ? undefined : null;
    },
    set(tokens, key = STORAGE_KEY) {
      globalThis[area].setItem(key, JSON.stringify(tokens));
      globalThis[area].removeItem(traceOf(key));
    },
    remove(key = STORAGE_KEY) {
      // In this order, in which other tabs hear of it: who hears that the session is gone finds the trace.
      try {
        globalThis[area].setItem(traceOf(key), '');
      } finally {
        globalThis[area].removeItem(key);
      }
    },
    onChange(listener, key = STORAGE_KEY) {
      const heard = (event: StorageEvent) => {
        if (event.key === key) listener();
      };
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
  };
}

/** Where it is kept that the session ended, for tabs that miss the bell. */
function traceOf(key: string): string {
  return `${key}.signedOut`;
}
