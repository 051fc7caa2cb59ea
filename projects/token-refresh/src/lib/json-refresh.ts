import { warnOfNoRefreshToken } from './grant-mistakes';
import type { RefreshStrategy, RefreshFn } from './refresh-strategy';
import type { TokenGrant } from './tokens';

/**
 * Renews by POST `{"refreshToken": "…"}` as JSON, without an Authorization header; what a plain string as `refresh` means.
 *
 * @example
 * ```ts
 * provideTokenRefresh({ refresh: jsonRefresh('https://auth.example.com/token/refreshToken') });
 * ```
 */
export function jsonRefresh(url: string): RefreshStrategy {
  const refresh: RefreshFn = ({ refreshToken }, http) => {
    if ((typeof ngDevMode === 'undefined' || ngDevMode) && !refreshToken)
      warnOfNoRefreshToken(refresh, 'jsonRefresh', 'Where a cookie carries it, use cookieRefresh(url).');
    return http.post<TokenGrant>(url, { refreshToken });
  };
  return { refresh };
}
