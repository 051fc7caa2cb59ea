import type { WireEntry, WireNews } from '../wire-entry';

/** This page's clock, with fractions: what happens in the same millisecond has an order. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The server's log by this page's clock: what time it was there is known half-way between question and answer. */
export function byOurClock({ entries, now: there }: WireNews, askedAt: number, answeredAt: number): WireEntry[] {
  const ahead = there - (askedAt + answeredAt) / 2;
  return entries.map((entry) => ({ ...entry, arrivedAt: entry.arrivedAt - ahead, at: entry.at - ahead }));
}
