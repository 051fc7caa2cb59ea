/** A value that is there, or still to come. */
export type NowOrLater<T> = T | Promise<T>;

/** Whether a value is still to come. Not `instanceof`: zone.js and other realms have promises of their own. */
export function isLater<T>(value: NowOrLater<T>): value is Promise<T> {
  return typeof (value as Promise<T> | null | undefined)?.then === 'function';
}

/** What `then` makes of a value: at once where it is there. */
export function after<T, R>(value: NowOrLater<T>, then: (value: T) => NowOrLater<R>): NowOrLater<R> {
  return isLater(value) ? Promise.resolve(value).then(then) : then(value);
}
