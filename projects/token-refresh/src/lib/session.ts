import type { Tokens } from './tokens';

/** Why a refresh brought no tokens. */
export interface RefreshFailure {
  /** `refused`: the session is over. `failed`, `timedOut`: nobody can tell, it goes on. */
  readonly code: 'refused' | 'failed' | 'timedOut';
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** The OAuth error code of the answer (RFC 6749 §5.2), and nothing else of its body. */
  readonly error?: string;
}

/** The value in the gate: what every decision of the library is made from. */
export type Session = { readonly status: 'restoring' } | SignedOut | Active | Refreshing;

/** Nobody is signed in: nobody was (`none`), nobody could tell (`unknown`), or the session ended in one of three ways. */
export interface SignedOut {
  readonly status: 'signedOut';
  readonly reason: 'none' | 'unknown' | 'signedOut' | 'signedOutElsewhere' | 'refused';
  readonly cause?: RefreshFailure;
}

/** Somebody is signed in. */
export interface Active {
  readonly status: 'active';
  readonly tokens: Tokens;
  /** The last refresh failed, the `times`-th in a row; the next one waits `until` then (milliseconds, this device's clock). */
  readonly failed?: RefreshFailure & { readonly until: number; readonly times: number };
}

/** Somebody is signed in, and new tokens are on their way. */
export interface Refreshing {
  readonly status: 'refreshing';
  readonly tokens: Tokens;
  readonly flight: Flight;
  /** Whether no server refused the tokens; whether they have expired is read from the clock on use. */
  readonly usable: boolean;
}

/** What a refresh was begun for. */
export type RefreshCause = 'refused' | 'expired' | 'ahead' | 'asked' | 'restore';

/** One refresh, under way. It ends in the session that follows it, and all who wait for it share that outcome. */
export class Flight {
  /** By the clock that is never set. */
  private readonly startedAt = performance.now();
  /** The session that follows: the same for all who wait. It never rejects. */
  readonly outcome: Promise<Session>;
  /** @internal Whether this tab is asking the server for it at this moment, and does not only wait for its turn. */
  isAsking = false;
  /** @internal Ends the wait of everybody; the first call counts. */
  land!: (next: Session) => void;

  /** @internal */
  constructor(
    /** @internal How many refreshes failed in a row before this one. */
    readonly times = 0,
  ) {
    this.outcome = new Promise((resolve) => (this.land = resolve));
  }

  /** @internal Milliseconds since it began. */
  get age(): number {
    return Math.round(performance.now() - this.startedAt);
  }
}

/** Whether `session` is the one that `tokens` belong to, with these tokens or newer ones. */
export function continues(session: Session, tokens: Tokens): session is Active | Refreshing {
  return 'tokens' in session && session.tokens.sessionId === tokens.sessionId;
}
