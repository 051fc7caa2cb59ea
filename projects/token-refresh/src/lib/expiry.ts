import type { Tokens } from './tokens';

/** Milliseconds until the access token expires by this device's clock; `Infinity` where nobody said. */
export function timeLeft(tokens: Tokens, now: number): number {
  return tokens.lifetime === undefined ? Infinity : tokens.issuedAt + tokens.lifetime * 1000 - now;
}

/** Whether the access token is no longer good by this device's clock. */
export function isExpired(tokens: Tokens, now: number): boolean {
  return timeLeft(tokens, now) <= 0;
}

/**
 * Milliseconds until the tokens are due for renewal: `refreshAhead` seconds before they expire, but never more than a quarter of their
 * lifetime, so that short-lived ones are not renewed on every request.
 */
export function timeUntilDue(tokens: Tokens, refreshAhead: number, now: number): number {
  return timeLeft(tokens, now) - windowOf(tokens, refreshAhead);
}

/**
 * Milliseconds until a page that is looked at renews them by itself: in the first half of the time that is left when they are due, at
 * random, so that many clients whose tokens are of one age do not come all at once. `bench/refresh-herd.ts` shows what that does.
 */
export function timeUntilRenewal(tokens: Tokens, refreshAhead: number, now: number, random = Math.random()): number {
  return timeUntilDue(tokens, refreshAhead, now) + (windowOf(tokens, refreshAhead) / 2) * random;
}

function windowOf({ lifetime = 0 }: Tokens, refreshAhead: number): number {
  return Math.min(refreshAhead, lifetime / 4) * 1000;
}
