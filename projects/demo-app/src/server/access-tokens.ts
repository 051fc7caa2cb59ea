import { randomUUID } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

import { secretOf, type Database } from './database';
import type { People } from './people';
import type { Family, TokenFamilies } from './token-families';

const ISSUER = 'gatehouse';

/** Short-lived JWTs. Besides signature and expiry, their family must go on, and must not have forgotten them. */
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(
    database: Database,
    private readonly families: TokenFamilies,
    private readonly people: People,
  ) {
    this.key = secretOf(database, 'access-tokens');
  }

  /** @param time milliseconds since 1970, by a clock that may be wrong */
  issue(family: Family, lifetime: number, time: number): Promise<string> {
    const now = Math.floor(time / 1000);
    return new SignJWT({ name: this.people.profile(family.person).displayName, family: family.id, epoch: family.epoch })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(this.people.name(family.person))
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(this.key);
  }

  /** The family that the token belongs to, or `undefined` where the token is not, or no longer, good. */
  async familyOf(token: string, time: number): Promise<Family | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        currentDate: new Date(time),
      });
      const family = this.families.current(String(payload['family']));
      return family && payload['epoch'] === family.epoch ? family : undefined;
    } catch {
      return undefined;
    }
  }
}
