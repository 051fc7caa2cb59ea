import type { HttpErrorResponse, HttpRequest, HttpResponse } from '@angular/common/http';
import { InjectionToken } from '@angular/core';

import { isUnauthorized } from './is-unauthorized';
import { jsonRefresh } from './json-refresh';
import { isSessionOver } from './refresh-failure';
import type { RefreshFn, RefreshStrategy } from './refresh-strategy';
import { STORAGE_KEY, type TokenStorage } from './token-storage';
import type { Tokens } from './tokens';
import { webStorage } from './web-storage';

/** All optional. What makes no sense is an error at start-up, in development. */
export interface TokenRefreshOptions {
  /**
   * How tokens are renewed: a URL (see {@link jsonRefresh}), {@link cookieRefresh}, {@link oauth2Refresh}, or a function of your own.
   * @default '/api/token/refreshToken'
   */
  refresh?: string | RefreshFn | RefreshStrategy;
  /**
   * Where the router goes when the session has ended, with `?returnUrl=`. `false`: nowhere; listen to `TokenService.events`.
   * @default '/login'
   */
  loginUrl?: string | false;
  /**
   * URLs or paths whose requests get the token: the origin is equal, the path begins so, on a segment boundary.
   * @default ['/'], the page's origin
   */
  apiUrls?: readonly string[];
  /**
   * Whether a request travels as it is, for generated clients that cannot set {@link SKIP_TOKEN_REFRESH}.
   * @default none does
   */
  skip?: (request: HttpRequest<unknown>) => boolean;
  /**
   * Whether an answer says that the token is not good. A function of your own is asked about 2xx answers too, of GET, HEAD and OPTIONS
   * without progress events (APIs that say 401 inside a 200).
   * @default status 401 or an error body with `statusCode` 401, unless `WWW-Authenticate` says `insufficient_scope` (RFC 6750 §3.1) or
   * `insufficient_user_authentication` (RFC 9470 §3)
   */
  isUnauthorized?: (answer: HttpErrorResponse | HttpResponse<unknown>) => boolean;
  /**
   * Whether an error of the refresh ends the session. After all others (offline, timeout, 5xx, a 200 without an access token) it goes on.
   * @default 401, or a body with `statusCode` 401; 400 with the error `invalid_grant`, or with none of RFC 6749 §5.2's codes; 403 with a
   * JSON body
   */
  isSessionOver?: (error: unknown) => boolean;
  /**
   * Where the session is kept.
   * @default webStorage('localStorage')
   */
  storage?: TokenStorage;
  /**
   * Its name there. Two apps on one origin need two.
   * @default 'ngx-token-refresh'
   */
  storageKey?: string;
  /**
   * The headers that carry the token.
   * @default Authorization: Bearer … (RFC 6750 §2.1), none where there is no access token
   */
  header?: (tokens: Tokens, request: HttpRequest<unknown>) => Record<string, string>;
  /**
   * Seconds before their expiry in which tokens are renewed in the background, while requests go on; never more than a quarter of their
   * lifetime. By a timer while the page is visible, else on use. `0`: not ahead; expired tokens still hold requests.
   * @default 30
   */
  refreshAhead?: number;
  /**
   * Milliseconds that one attempt to refresh may take.
   * @default 10_000
   */
  refreshTimeout?: number;
  /**
   * Further attempts after answers 408, 425, 429 and 5xx, with exponential backoff and full jitter, not before `Retry-After`.
   * @default 2
   */
  retries?: number;
  /**
   * Milliseconds that a request waits at the gate, at most twice. Then it fails as `timedOut`; the refresh goes on.
   * @default 15_000
   */
  maxWait?: number;
  /**
   * How many refreshes may be begun because tokens that had not expired were refused. Beyond, the 401 goes to the caller.
   * @default { max: 5, perSeconds: 30 }
   */
  refreshLimit?: { readonly max: number; readonly perSeconds: number };
  /**
   * Whether all tabs are one: one refresh for all of them (Web Locks), and a sign-in, a refresh and a sign-out are seen by all.
   * @default true
   */
  acrossTabs?: boolean;
}

/** The options with every default filled in. */
export type ResolvedOptions = Required<Omit<TokenRefreshOptions, 'refresh' | 'skip'>> & {
  refresh: RefreshStrategy;
  skip?: TokenRefreshOptions['skip'];
};

export const TOKEN_REFRESH_OPTIONS = new InjectionToken<ResolvedOptions>(
  typeof ngDevMode === 'undefined' || ngDevMode ? 'TokenRefreshOptions' : '',
);

export function resolveOptions(options: TokenRefreshOptions): ResolvedOptions {
  const resolved: Required<Omit<TokenRefreshOptions, 'skip'>> = {
    refresh: '/api/token/refreshToken',
    loginUrl: '/login',
    apiUrls: ['/'],
    isUnauthorized,
    isSessionOver,
    storage: webStorage('localStorage'),
    storageKey: STORAGE_KEY,
    header: bearer,
    refreshAhead: 30,
    refreshTimeout: 10_000,
    retries: 2,
    maxWait: 15_000,
    refreshLimit: { max: 5, perSeconds: 30 },
    acrossTabs: true,
  };
  for (const [name, value] of Object.entries(options)) {
    // What is `undefined` was not given.
    if (value !== undefined) Object.assign(resolved, { [name]: value });
  }
  return { ...resolved, refresh: strategyOf(resolved.refresh) };
}

function strategyOf(refresh: string | RefreshFn | RefreshStrategy): RefreshStrategy {
  if (typeof refresh === 'string') return jsonRefresh(refresh);
  return typeof refresh === 'function' ? { refresh } : refresh;
}

function bearer({ accessToken }: Tokens): Record<string, string> {
  return accessToken ? { Authorization: `Bearer ${accessToken}` } : {};
}
