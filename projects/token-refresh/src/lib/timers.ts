import { inject, Injectable, NgZone } from '@angular/core';

/** The longest delay a browser keeps; beyond it `setTimeout` fires at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Timers that do not keep the app from being stable. */
@Injectable()
export class Timers {
  private readonly zone = inject(NgZone);

  /** Calls `then` after `ms` milliseconds, or earlier where that is more than the browser can count. Returns what cancels it. */
  after(ms: number, then: () => void): () => void {
    const timer = this.zone.runOutsideAngular(() => setTimeout(then, Math.min(ms, LONGEST_DELAY)));
    return () => clearTimeout(timer);
  }

  /** The value of `promise`, or `undefined` when it takes longer than `ms` milliseconds. */
  within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      const cancel = this.after(ms, () => resolve(undefined));
      promise.then((value) => {
        cancel();
        resolve(value);
      });
    });
  }
}
