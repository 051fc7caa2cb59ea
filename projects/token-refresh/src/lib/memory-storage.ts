import type { TokenStorage } from './token-storage';
import type { Tokens } from './tokens';

/**
 * Keeps the session nowhere but in this page: a reload forgets it, unless {@link cookieRefresh} finds it again.
 *
 * @example
 * ```ts
 * provideTokenRefresh({ refresh: cookieRefresh('/api/token/refresh'), storage: memoryStorage() });
 * ```
 */
export function memoryStorage(): TokenStorage {
  let kept: Tokens | null = null;
  return {
    get: () => kept,
    set: (tokens) => void (kept = tokens),
    remove: () => void (kept = null),
  };
}
