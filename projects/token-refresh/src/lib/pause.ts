import type { Active } from './session';

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;
/** What a server may ask for with `Retry-After`; it is taken at its word, but not for ever. */
export const LONGEST_RETRY_AFTER_MS = 300_000;

/** Milliseconds without a refresh after the `times`-th failure in a row: doubling, with jitter, not less than the server asked for. */
export function pauseAfter(times: number, notBefore: number): number {
  const pause = Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS);
  return Math.max(notBefore, Math.round(pause * (0.75 + Math.random() / 2)));
}

/** Whether no refresh may begin yet. A pause that seems longer than any is: the clock was set back. */
export function isPaused(failed: Active['failed'], now: number): boolean {
  const left = (failed?.until ?? 0) - now;
  return left > 0 && left <= LONGEST_RETRY_AFTER_MS;
}
