import type { HttpClient } from '@angular/common/http';
import type { Observable } from 'rxjs';

import type { TokenGrant, Tokens } from './tokens';

/**
 * Trades the current tokens for new ones. It runs in an injection context. An error is judged by the option `isSessionOver`.
 *
 * @param http a client of its own, without the app's interceptors: the refresh cannot wait for itself. The app's own client would
 * wait at the gate, unless the request is sent synchronously.
 */
export type RefreshFn = (current: Tokens, http: HttpClient) => Observable<TokenGrant> | Promise<TokenGrant>;

/** How the tokens of a session are renewed, travel and end. */
export interface RefreshStrategy {
  refresh: RefreshFn;
  /** Tells the server at `signOut` that the tokens are no longer needed (RFC 7009). Best effort: nobody waits for it. */
  revoke?: (current: Tokens, http: HttpClient) => Observable<unknown> | Promise<unknown>;
  /**
   * Whether a cookie carries the session: requests to `apiUrls` go with credentials, a grant needs no access token, nothing secret is stored.
   * @default false
   */
  credentials?: boolean;
  /**
   * Where nothing is stored at the start: nobody is signed in (`stored`), or the server is asked once whether somebody is (`probe`).
   * @default 'stored'
   */
  restore?: 'stored' | 'probe';
}
