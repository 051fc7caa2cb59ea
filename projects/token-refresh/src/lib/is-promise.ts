/** Whether a value is still to come. Not `instanceof`: zone.js and other realms have promises of their own. */
export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | null | undefined)?.then === 'function';
}
