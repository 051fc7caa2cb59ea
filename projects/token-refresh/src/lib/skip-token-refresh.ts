import { HttpContextToken } from '@angular/common/http';

/**
 * Marks a request that travels as it is: no token, no wait, no replay.
 *
 * @example
 * ```ts
 * http.get('/api/status', { context: new HttpContext().set(SKIP_TOKEN_REFRESH, true) });
 * ```
 */
export const SKIP_TOKEN_REFRESH = new HttpContextToken<boolean>(() => false);
