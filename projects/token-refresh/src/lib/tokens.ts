import { claimsOf } from './jwt-claims';

/** What the session travels on, as it is kept in the {@link TokenStorage}. */
export interface Tokens {
  /** Sent with every request to `apiUrls`; missing where an HttpOnly cookie carries it. */
  readonly accessToken?: string;
  /** Traded for new tokens; missing where an HttpOnly cookie carries it. */
  readonly refreshToken?: string;
  /** When the tokens arrived, in milliseconds by this device's clock. */
  readonly issuedAt: number;
  /** How long the access token is good for, in seconds from `issuedAt`; missing when nobody said. */
  readonly lifetime?: number;
  /** Random; each `signIn` begins a new one. Tokens of two sessions are never mixed. */
  readonly sessionId: string;
  /** Counts the renewals of one session: the newer of two tokens has the higher one. */
  readonly generation: number;
}

/**
 * What an authorization server answers, in camelCase or as RFC 6749 §5.1 spells it.
 *
 * An answer without a refresh token keeps the old one. A lifetime (in seconds) that is missing or
 * not positive is read from the JWT's `exp` and `iat`, and is unknown where there are none.
 */
export type TokenGrant =
  | { accessToken?: string; refreshToken?: string; expiresIn?: number }
  | { access_token: string; refresh_token?: string; expires_in?: number };

/** A session's first tokens carry this one's identity on. */
type Predecessor = Pick<Tokens, 'sessionId' | 'generation' | 'refreshToken'>;

/** RFC 6749 appendix A.12 and A.17: what a token may be made of, and so what fits in a header. */
const VISIBLE_ASCII = /^[\x20-\x7e]+$/;

/** The identity of a session that has no tokens yet. Works on http pages too, where `randomUUID` does not. */
export function newSession(): Predecessor {
  return { sessionId: crypto.getRandomValues(new Uint32Array(4)).join(''), generation: 0 };
}

/** The tokens that follow `previous`, or `null` where the grant is none: HTML, an error in a 200, no access token. */
export function nextTokens(grant: unknown, previous: Predecessor, now: number, byCookie = false): Tokens | null {
  if (typeof grant !== 'object' || grant === null) return null;
  const fields = grant as Record<string, unknown>;
  const accessToken = token(fields['accessToken'] ?? fields['access_token']);
  if (!accessToken && !byCookie) return null;
  const claims = claimsOf(accessToken);
  return {
    accessToken,
    refreshToken: token(fields['refreshToken'] ?? fields['refresh_token']) ?? previous.refreshToken,
    issuedAt: now,
    lifetime:
      positive(fields['expiresIn'] ?? fields['expires_in']) ?? positive(Number(claims?.exp) - Number(claims?.iat)),
    sessionId: previous.sessionId,
    generation: previous.generation + 1,
  };
}

/** Tokens that a store gave back, or `null` for rubbish and for formats of other versions. */
export function storedTokens(value: unknown): Tokens | null {
  const tokens = value as Tokens | null | undefined;
  const sound =
    typeof tokens?.sessionId === 'string' &&
    tokens.generation >= 0 &&
    tokens.issuedAt >= 0 &&
    (tokens.lifetime ?? 0) >= 0 &&
    [tokens.accessToken, tokens.refreshToken].every((part) => part === undefined || token(part));
  return sound ? tokens : null;
}

function token(value: unknown): string | undefined {
  return typeof value === 'string' && VISIBLE_ASCII.test(value) ? value : undefined;
}

function positive(value: unknown): number | undefined {
  const seconds = parseFloat(value as string);
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}
