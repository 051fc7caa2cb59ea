import { inject, NgZone } from '@angular/core';

import { isLater, type NowOrLater } from './now-or-later';

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

/** The value, or `undefined` when it takes longer than `ms` milliseconds. */
export function within<T>(ms: number, value: Promise<T>, timer: Timer): Promise<T | undefined>;
export function within<T>(ms: number, value: NowOrLater<T>, timer: Timer): NowOrLater<T | undefined>;
export function within<T>(ms: number, value: NowOrLater<T>, timer: Timer): NowOrLater<T | undefined> {
  if (!isLater(value)) return value;
  return new Promise((resolve) => {
    const cancel = timer(ms, () => resolve(undefined));
    value.then((answer) => {
      cancel();
      resolve(answer);
    });
  });
}
