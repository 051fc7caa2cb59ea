import { createHash, randomBytes, randomUUID } from 'node:crypto';

import type { SessionKind } from '../app/session-kind';
import { inTransaction, type Database } from './database';

const REFRESH_TOKEN_DAYS = 30;

/** All tokens that stem from one sign-in. */
export interface Family {
  readonly id: string;
  readonly person: number;
  /** How its tokens travel. */
  readonly kind: SessionKind;
  /** Access tokens of an earlier epoch are forgotten. */
  readonly epoch: number;
}

export type Rotation =
  | { readonly outcome: 'rotated' | 'excused'; readonly family: Family; readonly refreshToken: string }
  | { readonly outcome: 'unknown' | 'expired' | 'revoked' | 'reused' };

/**
 * Refresh tokens: 256 random bits, stored as their hash, good for one use. One that comes back after its use was copied by somebody,
 * and nobody can tell by whom: the whole family ends (RFC 9700 §4.14.2).
 */
export class TokenFamilies {
  constructor(private readonly database: Database) {}

  begin(person: number, kind: SessionKind): { family: Family; refreshToken: string } {
    const id = randomUUID();
    return inTransaction(this.database, () => {
      this.database.prepare('DELETE FROM refresh_tokens WHERE expires_at < ?').run(Date.now());
      this.database.prepare('INSERT INTO families (id, person, kind) VALUES (?, ?, ?)').run(id, person, kind);
      return { family: { id, person, kind, epoch: 0 }, refreshToken: this.issue(id) };
    });
  }

  /** @param graceMs how long after its use a token may come back, because the answer was lost on its way: 0 in a strict server */
  rotate(refreshToken: string, graceMs = 0): Rotation {
    return inTransaction(this.database, (): Rotation => {
      const token = this.token(refreshToken);
      if (!token) return { outcome: 'unknown' };
      const family = this.current(token.family);
      if (!family) return { outcome: 'revoked' };
      if (token.used) {
        if (Date.now() - token.used < graceMs)
          return { outcome: 'excused', family, refreshToken: this.issue(family.id) };
        this.end(family.id);
        return { outcome: 'reused' };
      }
      if (token.expires_at < Date.now()) return { outcome: 'expired' };
      this.database.prepare('UPDATE refresh_tokens SET used = ? WHERE hash = ?').run(Date.now(), hashOf(refreshToken));
      return { outcome: 'rotated', family, refreshToken: this.issue(family.id) };
    });
  }

  /** The family, unless it has ended. */
  current(id: string): Family | undefined {
    const row = this.database
      .prepare('SELECT id, person, kind, epoch FROM families WHERE id = ? AND revoked = 0')
      .get(id);
    return row as unknown as Family | undefined;
  }

  familyOf(refreshToken: string): string | undefined {
    return this.token(refreshToken)?.family;
  }

  /** Ends a family: neither its refresh tokens nor its access tokens are good any more. */
  end(id: string): void {
    this.database.prepare('UPDATE families SET revoked = 1 WHERE id = ?').run(id);
  }

  forgetAccessTokens(id: string): void {
    this.database.prepare('UPDATE families SET epoch = epoch + 1 WHERE id = ?').run(id);
  }

  /** Access tokens stay good until they expire; there will be no others. */
  forgetRefreshTokens(id: string): void {
    this.database.prepare('DELETE FROM refresh_tokens WHERE family = ?').run(id);
  }

  private issue(family: string): string {
    const refreshToken = randomBytes(32).toString('base64url');
    this.database
      .prepare('INSERT INTO refresh_tokens (hash, family, expires_at) VALUES (?, ?, ?)')
      .run(hashOf(refreshToken), family, Date.now() + REFRESH_TOKEN_DAYS * 86_400_000);
    return refreshToken;
  }

  private token(refreshToken: string): { family: string; used: number; expires_at: number } | undefined {
    const row = this.database
      .prepare('SELECT family, used, expires_at FROM refresh_tokens WHERE hash = ?')
      .get(hashOf(refreshToken));
    return row as { family: string; used: number; expires_at: number } | undefined;
  }
}

function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}
