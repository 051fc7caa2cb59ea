import { HttpErrorResponse } from '@angular/common/http';

import { LONGEST_RETRY_AFTER_MS } from './pause';

/** Milliseconds that `error` asks to wait for, in either form of RFC 9110 §10.2.3; 0 where it does not. */
export function retryAfter(error: unknown, now: number): number {
  const value = (error instanceof HttpErrorResponse && error.headers.get('Retry-After')) || '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return ms > 0 ? Math.min(ms, LONGEST_RETRY_AFTER_MS) : 0;
}
