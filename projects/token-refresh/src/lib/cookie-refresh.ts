import { map } from 'rxjs';

import type { RefreshStrategy } from './refresh-strategy';
import type { TokenGrant } from './tokens';

/**
 * For sessions in HttpOnly cookies: renews by POST with credentials and an empty JSON object, under Angular's XSRF protection.
 *
 * The answer may be empty. Where it holds an access token, that is kept in memory and sent as a header (the refresh token alone is
 * in a cookie then). Requests to `apiUrls` go with credentials. At the start of the app, the server is asked whether there is a
 * session, unless the store says that there is one; nothing secret is stored.
 *
 * @example
 * ```ts
 * provideTokenRefresh({ refresh: cookieRefresh('/api/token/refresh') });
 * // after signing in, where the server has set the cookies:
 * inject(TokenService).signIn({ expiresIn: 300 });
 * ```
 */
export function cookieRefresh(url: string): RefreshStrategy {
  return {
    refresh: (_, http) =>
      http.post<TokenGrant | null>(url, {}, { withCredentials: true }).pipe(map((grant) => grant ?? {})),
    credentials: true,
    restore: 'probe',
  };
}
