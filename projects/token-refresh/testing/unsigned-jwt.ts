import type { JwtClaims } from 'ngx-token-refresh';

/** A JWT that nobody has signed (RFC 7519 §6): made to be read, of no use to a server. */
export function unsignedJwt(claims: JwtClaims): string {
  return `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
}

function encoded(part: object): string {
  // JSON can do without letters beyond ASCII, which btoa() does not take.
  const json = JSON.stringify(part).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return btoa(json).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
