import type { ResolvedOptions } from './options';
import { storedTokens, type Tokens } from './tokens';

/** The app's {@link TokenStorage} with its faults taken out: nothing throws, and what is written stays in order. */
export interface SessionStore {
  /** What is stored; at once where the store can, and `null` where it holds no session or cannot tell. */
  read(): Tokens | null | Promise<Tokens | null>;
  write(tokens: Tokens): void;
  clear(): void;
}

export function sessionStore({ storage, storageKey, refresh: { credentials } }: ResolvedOptions): SessionStore {
  /** The end of the writes that a slow store still works on. */
  let writing: Promise<void> | undefined;

  function inOrder(write: () => void | Promise<void>): void {
    if (writing) {
      writing = writing.then(write).catch(() => {});
      return;
    }
    try {
      const written = write();
      if (isPromise(written)) writing = written.catch(() => {});
    } catch {
      // Full, forbidden or private: the session goes on in memory.
    }
  }

  return {
    read() {
      try {
        const value = storage.get(storageKey);
        return isPromise(value) ? value.then(storedTokens, () => null) : storedTokens(value);
      } catch {
        return null;
      }
    },
    write: (tokens) => inOrder(() => storage.set(credentials ? marker(tokens) : tokens, storageKey)),
    clear: () => inOrder(() => storage.remove(storageKey)),
  };
}

/**
 * Of a session that a cookie carries nothing secret is kept. Where it has an access token nevertheless, what is kept is a session whose
 * token has expired: the next page begins with a refresh.
 */
function marker({ accessToken, issuedAt, lifetime, sessionId, generation }: Tokens): Tokens {
  return { issuedAt, lifetime: accessToken ? 0 : lifetime, sessionId, generation };
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | null)?.then === 'function';
}
