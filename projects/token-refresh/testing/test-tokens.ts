import type { TokenGrant, Tokens } from 'ngx-token-refresh';

import type { TokenRefreshTestingOptions } from './testing-options';
import { unsignedJwt } from './unsigned-jwt';

const LIFETIME = 600;

/** What the store holds when the app starts. */
export function tokensAtStart(options: TokenRefreshTestingOptions, now: number): Tokens | null {
  const { session = 'active', tokenLifetime: lifetime = LIFETIME } = options;
  if (session === 'signedOut' || session === 'restoring') return null;
  const { tokenAge = session === 'refreshing' ? lifetime : 0 } = options;
  const issuedAt = now - tokenAge * 1000;
  return { ...pair(options, 1, issuedAt), issuedAt, lifetime, sessionId: 'test', generation: 1 };
}

/** What a server answers that renews `current`. */
export function grantAfter(current: Tokens, options: TokenRefreshTestingOptions, now: number): TokenGrant {
  return { ...pair(options, current.generation + 1, now), expiresIn: options.tokenLifetime ?? LIFETIME };
}

/** Whether a cookie carries the session: then the page sees no tokens. */
export function isCookieSession({ refresh }: TokenRefreshTestingOptions): boolean {
  return typeof refresh === 'object' && !!refresh.credentials;
}

function pair(options: TokenRefreshTestingOptions, generation: number, issuedAt: number) {
  if (isCookieSession(options)) return {};
  const iat = Math.floor(issuedAt / 1000);
  const exp = iat + (options.tokenLifetime ?? LIFETIME);
  return {
    // The number makes a renewed token another one, within one second too.
    accessToken: unsignedJwt({ jti: String(generation), iat, exp, ...options.claims }),
    refreshToken: `refresh-${generation}`,
  };
}
