// What a strict authorization server knows: refresh tokens are good for one use, and one that comes back ends the session. No grace period.
import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';

const LIFETIME_S = 300;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY_ID = 'bench';

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(claims) {
  const content = `${base64({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${base64(claims)}`;
  return `${content}.${sign('RSA-SHA256', content, privateKey).toString('base64url')}`;
}

export const publicKeys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] };

export class StrictSessions {
  /** Ahead of the machine's clock by this: time can leap. */
  #leapt = 0;
  #access = new Map();
  #refresh = new Map();
  counts = { refreshes: 0, reuse: 0 };

  now() {
    return Date.now() + this.#leapt;
  }

  leap(ms) {
    this.#leapt += ms;
  }

  /** The access tokens that are out are good no more, and nobody has told the clients. */
  forgetAccessTokens() {
    this.#access.clear();
  }

  begin(issuer) {
    return this.#grant({ id: randomUUID(), issuer, ended: false });
  }

  knows(accessToken) {
    const known = this.#access.get(accessToken);
    return known !== undefined && known.expires > this.now() && !known.session.ended;
  }

  /** The next tokens, or null where the refresh is refused. */
  renew(refreshToken) {
    this.counts.refreshes++;
    const known = this.#refresh.get(refreshToken);
    if (!known || known.session.ended) return null;
    if (known.used) {
      this.counts.reuse++;
      known.session.ended = true;
      return null;
    }
    known.used = true;
    return this.#grant(known.session);
  }

  #grant(session) {
    const iat = Math.floor(this.now() / 1000);
    const { id: sid, issuer: iss } = session;
    const claims = { iss, sub: 'ada', aud: 'bench', azp: 'bench', sid, iat, exp: iat + LIFETIME_S };
    const [access, refresh] = ['Bearer', 'Refresh'].map((typ) => jwt({ ...claims, typ, jti: randomUUID() }));
    this.#access.set(access, { session, expires: claims.exp * 1000 });
    this.#refresh.set(refresh, { session, used: false });
    return { access, refresh, id: jwt({ ...claims, typ: 'ID' }), lifetime: LIFETIME_S };
  }
}
