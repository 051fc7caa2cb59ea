// Who is measured, and what each finds in the browser's storage of a person who is signed in.
import { Buffer } from 'node:buffer';

const PLAIN = ({ access, refresh }) => ({ accessToken: access, refreshToken: refresh });
const AUTH0_SCOPE = 'openid profile email offline_access';

/** `local` is written once for all tabs, `session` into each tab. */
export const COMPETITORS = [
  {
    page: 'ngx-token-refresh',
    name: 'ngx-token-refresh',
    local: ({ access, refresh, lifetime }) => ({
      'ngx-token-refresh': JSON.stringify({
        ...PLAIN({ access, refresh }),
        issuedAt: Date.now(),
        lifetime,
        sessionId: 'bench',
        generation: 1,
      }),
    }),
  },
  { page: 'tutorial', name: "tutorial's interceptor", local: PLAIN },
  { page: 'article', name: "article's axios interceptor", local: PLAIN },
  { page: 'axios-auth-refresh', name: 'axios-auth-refresh', package: 'axios-auth-refresh', local: PLAIN },
  {
    page: 'axios-auth-refresh-apart',
    name: 'axios-auth-refresh, deduplicateRefresh: false',
    package: 'axios-auth-refresh',
    local: PLAIN,
  },
  {
    page: 'angular-auth-oidc-client',
    name: 'angular-auth-oidc-client',
    package: 'angular-auth-oidc-client',
    local: ({ access, refresh, id, lifetime }) => ({
      bench: JSON.stringify({
        authzData: access,
        authnResult: { access_token: access, refresh_token: refresh, id_token: id, expires_in: lifetime },
        access_token_expires_at: Date.now() + lifetime * 1000,
      }),
    }),
  },
  {
    page: 'angular-oauth2-oidc',
    name: 'angular-oauth2-oidc',
    package: 'angular-oauth2-oidc',
    local: ({ access, refresh, id, lifetime }) => ({
      access_token: access,
      refresh_token: refresh,
      access_token_stored_at: `${Date.now()}`,
      expires_at: `${Date.now() + lifetime * 1000}`,
      granted_scopes: '["openid","profile","offline_access"]',
      id_token: id,
      id_token_claims_obj: JSON.stringify(claims(id)),
      id_token_stored_at: `${Date.now()}`,
      id_token_expires_at: `${Date.now() + lifetime * 1000}`,
    }),
  },
  {
    page: 'keycloak-angular',
    name: 'keycloak-angular',
    package: 'keycloak-angular',
    sessionForEachTab: true,
    session: ({ access, refresh, id }) => ({ ...PLAIN({ access, refresh }), idToken: id }),
  },
  {
    page: 'auth0-angular',
    name: 'auth0-angular',
    package: '@auth0/auth0-angular',
    cookies: ['auth0.bench.is.authenticated=true'],
    local: ({ access, refresh, id, lifetime }) => {
      const decodedToken = { claims: { ...claims(id), __raw: id }, user: { sub: 'ada' } };
      const body = { client_id: 'bench', audience: 'default', scope: AUTH0_SCOPE, token_type: 'Bearer' };
      return {
        [`@@auth0spajs@@::bench::default::${AUTH0_SCOPE}`]: JSON.stringify({
          body: { ...body, access_token: access, refresh_token: refresh, expires_in: lifetime },
          expiresAt: Math.floor(Date.now() / 1000) + lifetime,
        }),
        '@@auth0spajs@@::bench::@@user@@': JSON.stringify({ id_token: id, decodedToken }),
      };
    },
  },
];

/** No library. It plays what any of them has to do at least. */
export const FLOOR = { page: 'floor', name: 'floor, a good token', local: PLAIN };

const claims = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString());
