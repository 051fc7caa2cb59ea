import { memoryStorage, type Tokens, type TokenStorage } from 'ngx-token-refresh';

/** A store in memory that knows how often it was read since the app was made: once for each start of a session. */
export function testStorage() {
  const memory = memoryStorage();
  let reads = 0;
  const storage: TokenStorage = {
    ...memory,
    get() {
      reads++;
      return memory.get();
    },
  };
  return {
    storage,
    begin(tokens: Tokens | null): void {
      if (tokens) memory.set(tokens);
      else memory.remove();
    },
    /** Whether one session was started with this store, and not none or two. */
    wasReadOnce(): boolean {
      const once = reads === 1;
      reads = 0;
      return once;
    },
  };
}
