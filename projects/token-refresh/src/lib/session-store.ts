import { after, isLater, type NowOrLater } from './now-or-later';
import type { ResolvedOptions } from './options';
import { warnOfStore } from './set-up-mistakes';
import { within, type Timer } from './timer';
import { storedTokens, type Tokens } from './tokens';

/** What the store says: who is signed in, that nobody is (`null`), or nothing to rely on. */
export type Stored = Tokens | null | undefined;

/** The app's {@link TokenStorage} with its faults taken out: nothing throws, and what is written stays in order. */
export interface SessionStore {
  /** What `use` makes of what is stored: at once where the store can, and before anything else can happen to the session. */
  read<T>(use: (stored: Stored) => T): NowOrLater<T>;
  write(tokens: Tokens): void;
  clear(): void;
  /** Rings when another tab may have written. Returns what ends that. */
  listen(bell: () => void): () => void;
}

export function sessionStore(options: ResolvedOptions, timer: Timer): SessionStore {
  const { storage, storageKey, refreshTimeout } = options;
  const { credentials } = options.refresh;
  /** The end of the writes that a slow store still works on. */
  let writing: Promise<unknown> | undefined;
  /** Whether this tab's last write has not succeeded (yet): what can be read is older, and says nothing until another tab writes. */
  let stale = false;
  /** Whether this tab is writing at this moment, synchronously: it need not be told. */
  let changing = false;
  /** Counts reads and writes. A slow read says nothing once something later has begun to write, or was answered. */
  let begun = 0;
  let newest = 0;

  function tried<T>(access: () => NowOrLater<T>): NowOrLater<T | undefined> {
    try {
      const result = access();
      return isLater(result) ? Promise.resolve(result).catch(lost) : result;
    } catch (fault) {
      // Full, forbidden or private: the session goes on in memory.
      return lost(fault);
    }
  }

  function lost(fault: unknown): undefined {
    if (typeof ngDevMode === 'undefined' || ngDevMode) warnOfStore(options, fault);
  }

  function change(write: () => void | Promise<void>): void {
    newest = ++begun;
    const changed = after(writing, () => {
      stale = changing = true;
      const ended = tried(() => after(write(), () => void (stale = false)));
      changing = false;
      return ended;
    });
    // A write that never ends holds up the next one no longer than this: that may be a sign-out.
    if (isLater(changed)) writing = within(refreshTimeout, changed, timer);
  }

  /** Rubbish and other formats say nothing; nor does an empty store that no other tab can have emptied. */
  function sound(stored: Stored): Stored {
    const { onChange, wasRemoved } = storage;
    if (stored === null && onChange && (!wasRemoved || tried(() => storage.wasRemoved!(storageKey)))) return null;
    const tokens = storedTokens(stored);
    return tokens && (credentials || tokens.accessToken || tokens.refreshToken) ? tokens : undefined;
  }

  return {
    read(use) {
      const mine = ++begun;
      return after(writing, () =>
        after(stale ? undefined : tried(() => storage.get(storageKey)), (stored) => {
          if (mine < newest) return use(undefined);
          newest = mine;
          return use(sound(stored));
        }),
      );
    },
    write: (tokens) => change(() => storage.set(credentials ? marker(tokens) : tokens, storageKey)),
    clear: () => change(() => storage.remove(storageKey)),
    listen(bell) {
      const heard = () => {
        if (changing) return;
        stale = false;
        bell();
      };
      const deaf = tried(() => storage.onChange?.(heard, storageKey));
      return () => void (typeof deaf === 'function' && tried(deaf));
    },
  };
}

/**
 * Of a session that a cookie carries nothing secret is kept. Where it has an access token nevertheless, what is kept is a session whose
 * token has expired: the next page begins with a refresh.
 */
function marker({ accessToken, issuedAt, lifetime, sessionId, generation }: Tokens): Tokens {
  return { issuedAt, lifetime: accessToken ? 0 : lifetime, sessionId, generation };
}
