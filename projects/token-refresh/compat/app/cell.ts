import { signal } from '@angular/core';

export const WITH_ZONE = 'Zone' in globalThis;

export interface Cell<T> {
  (): T;
  set(value: T): void;
}

/** What a view shows: a signal; where there is zone.js a plain variable, of whose changes nobody but zone.js tells Angular. */
export function cell<T>(value: T): Cell<T> {
  if (!WITH_ZONE) return signal(value);
  return Object.assign(() => value, { set: (next: T) => void (value = next) });
}
