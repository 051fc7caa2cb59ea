import { STORAGE_KEY, type TokenStorage } from './token-storage';
import type { Tokens } from './tokens';

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
      const stored = read(area, key);
      if (!stored || stored.sessionId !== globalThis[area].getItem(traceOf(key))) return stored;
      // A session that ended stays ended: who had not heard of it has written it late.
      globalThis[area].removeItem(key);
      return null;
    },
    wasRemoved: (key = STORAGE_KEY) => globalThis[area].getItem(traceOf(key)) !== null,
    set(tokens, key = STORAGE_KEY) {
      try {
        globalThis[area].setItem(key, JSON.stringify(tokens));
      } catch (full) {
        // What was there is no longer true, and its refresh token is spent.
        globalThis[area].removeItem(key);
        throw full;
      }
      if (globalThis[area].getItem(traceOf(key)) !== tokens.sessionId) globalThis[area].removeItem(traceOf(key));
    },
    remove(key = STORAGE_KEY) {
      const ended = read(area, key)?.sessionId ?? '';
      // The trace first: other tabs hear of both in this order, and who hears that the session is gone finds it.
      const leave = () => {
        globalThis[area].setItem(traceOf(key), ended);
        globalThis[area].removeItem(key);
      };
      try {
        leave();
      } catch {
        // Full: what is removed makes room.
        globalThis[area].removeItem(key);
        leave();
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

function read(area: 'localStorage' | 'sessionStorage', key: string): Tokens | null {
  try {
    return JSON.parse(globalThis[area].getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Where it is kept which session ended last, for tabs that miss the bell. */
function traceOf(key: string): string {
  return `${key}.signedOut`;
}
