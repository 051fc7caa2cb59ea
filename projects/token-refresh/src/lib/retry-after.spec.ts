import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';

import { retryAfter } from './retry-after';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const asking = (value: string) =>
  new HttpErrorResponse({ status: 503, headers: new HttpHeaders({ 'Retry-After': value }) });

describe('retryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    ['Thu, 01 Jan 2026 00:00:09 GMT', 9_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['Thu, 01 Jan 2026 00:00:09 +0000', 9_000],
    ['2026-01-01T00:00:09Z', 9_000],
    ['86400', 300_000],
    ['soon', 0],
    ['-5', 0],
    ['1e3', 0],
    ['0x10', 0],
    ['Infinity', 0],
  ])('reads %p as %p ms', (value, ms) => {
    expect(retryAfter(asking(value), NOW)).toBe(ms);
  });

  it.each([undefined, null, new Error('x'), new HttpErrorResponse({ status: 503 })])('is 0 for %p', (error) => {
    expect(retryAfter(error, NOW)).toBe(0);
  });
});
