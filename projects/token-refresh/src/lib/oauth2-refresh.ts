import { HttpErrorResponse, HttpParams } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';

import { warnOfNoRefreshToken } from './grant-mistakes';
import { NOT_THE_GRANT } from './refresh-failure';
import type { RefreshStrategy } from './refresh-strategy';
import type { TokenGrant } from './tokens';

/** A public client of an OAuth 2.0 server. */
export interface OAuth2RefreshOptions {
  /** RFC 6749 §3.2. */
  tokenEndpoint: string;
  clientId: string;
  /** Fewer scopes than were granted, separated by spaces. @default what was granted */
  scope?: string;
  /** RFC 7009: told the refresh token at `signOut`. @default nobody is told */
  revocationEndpoint?: string;
}

/**
 * Renews at the token endpoint of an OAuth 2.0 or OpenID Connect server, as a public client (RFC 6749 §6, form-encoded).
 * A refusal that blames the app (`invalid_client`, `invalid_scope`, …) keeps the session, whatever its status.
 *
 * @example
 * ```ts
 * provideTokenRefresh({
 *   refresh: oauth2Refresh({ tokenEndpoint: 'https://id.example.com/token', clientId: 'shop' }),
 *   apiUrls: ['https://api.example.com'],
 * });
 * ```
 */
export function oauth2Refresh(server: OAuth2RefreshOptions): RefreshStrategy {
  const { tokenEndpoint, clientId: client_id, scope, revocationEndpoint } = server;
  return {
    refresh: ({ refreshToken: refresh_token }, http) => {
      if ((typeof ngDevMode === 'undefined' || ngDevMode) && !refresh_token)
        warnOfNoRefreshToken(server, 'oauth2Refresh', 'Many servers grant one for the scope offline_access.');
      // No refresh token was granted: asking would be an invalid_request, which says nothing about the session.
      if (!refresh_token) return throwError(() => ({ status: 400, error: { error: 'invalid_grant' } }));
      const fields = { grant_type: 'refresh_token', refresh_token, client_id, ...(scope && { scope }) };
      return http
        .post<TokenGrant>(tokenEndpoint, new HttpParams({ fromObject: fields }))
        .pipe(catchError((error) => throwError(() => asBadRequest(error))));
    },
    ...(revocationEndpoint && {
      revoke: ({ refreshToken, accessToken }, http) => {
        const fields = {
          token: (refreshToken ?? accessToken)!,
          token_type_hint: refreshToken ? 'refresh_token' : 'access_token',
          client_id,
        };
        return http.post(revocationEndpoint, new HttpParams({ fromObject: fields }), { responseType: 'text' });
      },
    }),
  };
}

/**
 * RFC 6749 §5.2 lets a server answer 401, and some answer 403, to a client that it does not know or that may not refresh: no word on the
 * session, which goes on as after a 400 of that code.
 */
function asBadRequest(error: HttpErrorResponse): HttpErrorResponse {
  const { status, url, error: body } = error;
  if ((status !== 401 && status !== 403) || !NOT_THE_GRANT.test(body?.error)) return error;
  return new HttpErrorResponse({ ...error, url: url ?? undefined, status: 400, statusText: 'Bad Request' });
}
