import type { JwtClaims, Session, TokenRefreshOptions } from 'ngx-token-refresh';

/**
 * The session that a test begins with, and the app's own options. A test has a store in memory, one tab, and no second attempts.
 *
 * Of a strategy in `refresh` only `credentials` counts: how refreshes end is for the {@link RefreshTestingController} to say.
 */
export interface TokenRefreshTestingOptions extends Omit<TokenRefreshOptions, 'storage' | 'acrossTabs' | 'retries'> {
  /**
   * The session when the app starts.
   *
   * - `active`: somebody is signed in. Where `tokenAge` says that the token has expired, the first thing that happens is a refresh.
   * - `signedOut`: nobody is.
   * - `refreshing`: somebody is, and a refresh waits for its answer. The token has expired, unless `tokenAge` says otherwise.
   * - `restoring`: nobody knows yet. A refresh that succeeds ends it as `active`, any other as `signedOut`.
   * @default 'active'
   */
  session?: Session['status'];
  /**
   * Seconds since the access token was issued.
   * @default 0, and `tokenLifetime` where the session is `refreshing`
   */
  tokenAge?: number;
  /**
   * Seconds that access tokens are good for, the first one and those of refreshes.
   * @default 600
   */
  tokenLifetime?: number;
  /**
   * What the access tokens say about the person, beside `iat`, `exp` and `jti`.
   * @default none
   */
  claims?: JwtClaims;
}
