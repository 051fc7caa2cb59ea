/** What a server remembers of one sign-in. */
export interface Family {
  readonly id: number;
  readonly person: string;
  revoked: boolean;
}

interface AccessToken {
  readonly family: Family;
  readonly expiresAt: number;
  forgotten: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface ServerSetup {
  /** Seconds that an access token is good for. */
  readonly lifetime: number;
  readonly tellsLifetime: boolean;
  /** Whether a refresh token is good once, and one that comes back ends the session (RFC 9700 §4.14.2). */
  readonly rotates: boolean;
  readonly refuses: 401 | 400;
}

/** An API with its token endpoint, with no grace for anything. It knows all tokens that it ever granted. */
export class StrictServer {
  api: 'accepts' | 'refuses' | 'everyOther' = 'accepts';
  private granted = 0;
  private asked = 0;
  private families = 0;
  private readonly accessTokens = new Map<string, AccessToken>();
  private readonly refreshTokens = new Map<string, { readonly family: Family; access: string; used: boolean }>();

  constructor(
    readonly setup: ServerSetup,
    private readonly now: () => number,
  ) {}

  signIn(person: string): Record<string, unknown> {
    return this.grant({ id: ++this.families, person, revoked: false });
  }

  refresh(token: string | undefined, lifetime = this.setup.lifetime): Answer {
    const known = this.refreshTokens.get(token ?? '');
    if (!known || known.family.revoked) return this.refusal();
    if (known.used) {
      known.family.revoked = true;
      return this.refusal();
    }
    known.used = this.setup.rotates;
    return { status: 200, body: this.grant(known.family, this.setup.rotates ? undefined : token, lifetime) };
  }

  revoke(token: string | undefined): Answer {
    const family = this.familyOf(token);
    if (family) family.revoked = true;
    return { status: 200, body: null };
  }

  request(authorization: string | null): Answer {
    const known = this.accessTokens.get(authorization?.replace(/^Bearer /, '') ?? '');
    const good = known && !known.forgotten && !known.family.revoked && known.expiresAt > this.now();
    const refused = this.api === 'refuses' || (this.api === 'everyOther' && this.asked++ % 2 === 0);
    return good && !refused ? { status: 200, body: { person: known.family.person } } : { status: 401, body: {} };
  }

  /** Access tokens are no longer known, as after a restart or a change of keys. */
  forget(): void {
    for (const token of this.accessTokens.values()) token.forgotten = true;
  }

  endSessions(): void {
    for (const { family } of this.refreshTokens.values()) family.revoked = true;
  }

  familyOf(token: string | null | undefined): Family | undefined {
    return (this.accessTokens.get(token ?? '') ?? this.refreshTokens.get(token ?? ''))?.family;
  }

  /** The access token that was granted with a refresh token. */
  accessTokenOf(refreshToken: string | undefined): string | undefined {
    return this.refreshTokens.get(refreshToken ?? '')?.access;
  }

  private refusal(): Answer {
    const { refuses } = this.setup;
    return { status: refuses, body: refuses === 400 ? { error: 'invalid_grant' } : { message: 'no' } };
  }

  private grant(family: Family, same?: string, lifetime = this.setup.lifetime): Record<string, unknown> {
    const n = ++this.granted;
    const accessToken = `tok-access-${n}`;
    const refreshToken = same ?? `tok-refresh-${n}`;
    this.accessTokens.set(accessToken, { family, expiresAt: this.now() + lifetime * 1000, forgotten: false });
    this.refreshTokens.set(refreshToken, { family, access: accessToken, used: false });
    return {
      accessToken,
      ...(!same && { refreshToken }),
      ...(this.setup.tellsLifetime && { expiresIn: lifetime }),
    };
  }
}
