/** The claims of a JWT (RFC 7519 §4), decoded and not verified: good for a name on the page, never for a decision. */
export type JwtClaims = {
  /** Whom the token is about. */
  readonly sub?: string;
  /** When it expires, in seconds since 1970 by the server's clock. */
  readonly exp?: number;
  /** When it was issued, in seconds since 1970 by the server's clock. */
  readonly iat?: number;
  readonly [claim: string]: unknown;
};

/** The claims of `token`, or `null` where it is not a JWT. */
export function claimsOf(token: string | null | undefined): JwtClaims | null {
  try {
    const payload = token!.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && !Array.isArray(claims) ? (claims as JwtClaims | null) : null;
  } catch {
    return null;
  }
}
