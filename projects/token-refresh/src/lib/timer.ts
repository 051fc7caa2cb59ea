import { inject, NgZone } from '@angular/core';

/** The longest delay a browser keeps; beyond it `setTimeout` fires at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Calls `then` after `ms` milliseconds, or earlier where that is more than a browser can count. Returns what cancels it. */
export type Timer = (ms: number, then: () => void) => () => void;

/** A timer that does not keep the app from being stable. */
export function injectTimer(): Timer {
  const zone = inject(NgZone);
  return (ms, then) => {
    const timer = zone.runOutsideAngular(() => setTimeout(then, Math.min(ms, LONGEST_DELAY)));
    return () => clearTimeout(timer);
  };
}

/** Resolves after `ms` milliseconds. */
export function sleep(ms: number, timer: Timer): Promise<void> {
  return new Promise((resolve) => timer(ms, resolve));
}

/** The value of `promise`, or `undefined` when it takes longer than `ms` milliseconds. */
export function within<T>(ms: number, promise: Promise<T>, timer: Timer): Promise<T | undefined> {
  return new Promise((resolve) => {
    const cancel = timer(ms, () => resolve(undefined));
    promise.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
