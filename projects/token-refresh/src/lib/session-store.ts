import { inject, Injectable } from '@angular/core';

import { TOKEN_REFRESH_OPTIONS } from './options';
import { storedTokens, type Tokens } from './tokens';

/** The app's {@link TokenStorage} with its faults taken out: nothing throws, and what is written stays in order. */
@Injectable()
export class SessionStore {
  private readonly options = inject(TOKEN_REFRESH_OPTIONS);
  private readonly storage = this.options.storage;
  private readonly key = this.options.storageKey;
  /** The end of the writes that a slow store still works on. */
  private writing: Promise<void> | undefined;

  /** What is stored; at once where the store can, and `null` where it holds no session or cannot tell. */
  read(): Tokens | null | Promise<Tokens | null> {
    try {
      const value = this.storage.get(this.key);
      return isPromise(value) ? value.then(storedTokens, () => null) : storedTokens(value);
    } catch {
      return null;
    }
  }

  write(tokens: Tokens): void {
    this.inOrder(() => this.storage.set(this.kept(tokens), this.key));
  }

  clear(): void {
    this.inOrder(() => this.storage.remove(this.key));
  }

  /**
   * Of a session that a cookie carries nothing secret is kept. Where it has an access token nevertheless, what is kept is a session
   * whose token has expired: the next page begins with a refresh.
   */
  private kept(tokens: Tokens): Tokens {
    if (!this.options.refresh.credentials) return tokens;
    const { accessToken, refreshToken, ...marker } = tokens;
    return accessToken ? { ...marker, lifetime: 0 } : marker;
  }

  private inOrder(write: () => void | Promise<void>): void {
    if (this.writing) {
      this.writing = this.writing.then(write).catch(() => {});
      return;
    }
    try {
      const written = write();
      if (isPromise(written)) this.writing = written.catch(() => {});
    } catch {
      // Full, forbidden or private: the session goes on in memory.
    }
  }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | null)?.then === 'function';
}
