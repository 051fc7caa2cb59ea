import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Request } from 'express';

import { ApiError } from './api-error';
import { cookie } from './cookies';
import { secretOf, type Database } from './database';

/** The names that Angular's HttpClient uses by itself. */
export const XSRF_COOKIE = 'XSRF-TOKEN';
const XSRF_HEADER = 'X-XSRF-TOKEN';

/** Double submit, bound to the session: a cookie that somebody planted from a neighbouring host is not enough. */
export class Xsrf {
  private readonly key: Uint8Array;

  constructor(database: Database) {
    this.key = secretOf(database, 'xsrf');
  }

  tokenFor(family: string): string {
    return createHmac('sha256', this.key).update(family).digest('base64url');
  }

  /** @throws ApiError 403 where an unsafe request of a cookie session does not prove that a page of ours sent it */
  check(request: Request, family: string): void {
    if (/^(GET|HEAD|OPTIONS)$/.test(request.method)) return;
    const expected = this.tokenFor(family);
    if (!same(request.get(XSRF_HEADER), expected) || !same(cookie(request, XSRF_COOKIE), expected)) {
      throw new ApiError(
        403,
        `This session needs the header ${XSRF_HEADER} with the value of the cookie ${XSRF_COOKIE}.`,
      );
    }
  }
}

function same(sent: string | undefined, expected: string): boolean {
  if (sent?.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(sent), Buffer.from(expected));
}
