import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { memoryStorage, provideTokenRefresh, webStorage, type TokenStorage } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const deaf = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region deaf
    provideTokenRefresh({ acrossTabs: true, storage: memoryStorage() }), // no: each tab has its own
    // #endregion
  ],
});

export const alone = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region alone
    provideTokenRefresh({ acrossTabs: false, storage: memoryStorage() }),
    // #endregion
  ],
});

export const hearing = (): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    // #region hearing
    provideTokenRefresh({ acrossTabs: true, storage: webStorage('localStorage') }),
    // #endregion
  ],
});

// #region withBell
/** A store that all tabs share, with a bell that rings in the others. */
export function withBell(store: TokenStorage): TokenStorage {
  const bell = new BroadcastChannel('sessions');
  const ring = () => bell.postMessage(null);
  return {
    get: (key) => store.get(key),
    set: async (tokens, key) => {
      await store.set(tokens, key);
      ring();
    },
    remove: async (key) => {
      await store.remove(key);
      ring();
    },
    onChange: (listener) => {
      bell.addEventListener('message', listener);
      return () => bell.removeEventListener('message', listener);
    },
  };
}
// #endregion
