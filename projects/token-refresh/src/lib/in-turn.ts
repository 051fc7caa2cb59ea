import type { Gate } from './gate';
import { sleep } from './timer';

/** The wait for a lock is this much longer than its holder's attempt may take. */
const GRACE_MS = 2_000;

/**
 * The lock is kept this much longer than the task takes: what it leaves behind (new tokens, the end of the session, the news of a failure)
 * reaches other processes by a way of its own, perhaps after the lock. Nobody waits for that: who hears the bell goes on.
 */
const LINGER_MS = 500;

/**
 * Runs `task` while no other tab runs one: under a Web Lock, named by the `storageKey`. The lock is a help, never a condition: where it is
 * missing, refused, stolen, or held by a page that hangs, the task runs without it. A page that goes into the back/forward cache gives
 * it back.
 *
 * @param task resolves with `undefined` where it leaves behind what others have to see
 */
export function inTurn<T>(gate: Gate, task: () => Promise<T | undefined>): Promise<T | undefined> {
  const { acrossTabs, storageKey, refreshTimeout } = gate.options;
  const { locks } = navigator;
  if (!acrossTabs || !locks) return task();
  return new Promise((resolve) => {
    let running: Promise<T | undefined> | undefined;
    const run = () => {
      running ??= task();
      resolve(running);
      return running;
    };
    const ended = new AbortController();
    const { signal } = ended;
    const cancel = gate.timer(refreshTimeout + GRACE_MS, () => {
      ended.abort();
      run();
    });
    const leaving = new Promise((left) => addEventListener('pagehide', left, { signal }));
    const turn = async () =>
      locks.request(storageKey, { signal }, () => {
        cancel();
        return Promise.race([run().then<unknown>((rest) => rest ?? sleep(LINGER_MS, gate.timer)), leaving]);
      });
    turn()
      .catch(() => {})
      .then(run)
      .finally(() => {
        cancel();
        ended.abort();
      });
  });
}
