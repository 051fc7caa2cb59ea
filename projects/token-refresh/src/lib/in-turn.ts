import type { Gate } from './gate';

/** The wait for a lock is this much longer than its holder's attempt may take. */
const GRACE_MS = 2_000;

/**
 * Runs `task` while no other tab runs one: under a Web Lock, named by the `storageKey`. The lock is a help, never a condition: where it is
 * missing, refused, stolen, or held by a page that hangs, the task runs without it. A page that goes into the back/forward cache gives
 * it back.
 *
 * @param task told whether it runs alone
 */
export async function inTurn<T>(gate: Gate, task: (alone: boolean) => Promise<T>): Promise<T> {
  const { acrossTabs, storageKey, refreshTimeout } = gate.options;
  const { locks } = navigator;
  let running: Promise<T> | undefined;
  if (acrossTabs && locks) {
    const ended = new AbortController();
    const cancel = gate.timer(refreshTimeout + GRACE_MS, () => ended.abort());
    const leaving = new Promise((resolve) =>
      addEventListener('pagehide', resolve, { once: true, signal: ended.signal }),
    );
    try {
      await locks.request(storageKey, { signal: ended.signal }, () => {
        cancel();
        running = task(true);
        return Promise.race([running, leaving]);
      });
    } catch {
      // Without the lock, then; or the task itself has failed, and is told below.
    }
    cancel();
    ended.abort();
  }
  return running ?? task(!acrossTabs);
}
