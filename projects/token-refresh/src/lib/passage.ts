import { isExpired } from './expiry';
import { isPaused } from './pause';
import { continues, type Active, type Flight, type RefreshFailure, type Refreshing, type Session } from './session';
import type { Timers } from './timers';
import { TokenRefreshError, withoutQuery, type Errand } from './token-refresh-error';
import type { TokenRefreshEvent } from './token-refresh-event';
import type { Tokens } from './tokens';

/** What the gate shows to those who come to it, and what they may ask of it. */
export interface Gate {
  readonly current: Session;
  /** What everybody has to wait for now, if anything. */
  holding(): Flight | undefined;
  /** Begins a refresh where the tokens have expired, or soon will, and no pause forbids it. */
  renewIfDue(): boolean;
  /** The refresh of the current tokens, which a server has refused; `null` where that happened too often. */
  refuseCurrent(): Flight | null;
  tell(event: TokenRefreshEvent): void;
}

/** How requests pass the gate: at once where it is open, else when the refresh they wait for has ended. They never refresh themselves. */
export class Passage {
  constructor(
    private readonly gate: Gate,
    private readonly timers: Timers,
    private readonly maxWait: number,
  ) {}

  /**
   * The tokens to travel with, or `null` where nobody is signed in.
   *
   * @param mine tokens of the session that the request belongs to: it never travels with those of another
   * @throws TokenRefreshError where there are no tokens that could do
   */
  admit(errand: Errand, mine?: Tokens, patience = this.maxWait): Tokens | null | Promise<Tokens | null> {
    const session = this.gate.current;
    if (mine) this.assertContinues(mine, errand);
    if (session.status === 'signedOut') return null;
    if (session.status === 'active' && this.gate.renewIfDue()) return this.admit(errand, session.tokens, patience);
    const flight = this.gate.holding();
    if (flight) return this.wait(flight, errand, session.status === 'restoring' ? undefined : session.tokens, patience);
    if (session.status === 'active') assertNotExpired(session.tokens, errand, session.failed);
    return (session as Active | Refreshing).tokens;
  }

  /**
   * The tokens to replay a request with that was refused with the tokens `refused`: those that have replaced them meanwhile, or those
   * that a refresh brings, which is begun here unless it is under way. `null` where the refusal is the answer.
   *
   * @throws TokenRefreshError where there is no replay
   */
  replace(refused: Tokens, errand: Errand): Tokens | null | Promise<Tokens | null> {
    const session = this.assertContinues(refused, errand);
    if (session.tokens.generation !== refused.generation) return this.admit(errand, refused);
    if (session.status === 'active' && isPaused(session, Date.now())) {
      throw new TokenRefreshError(session.failed!.code, errand, session.failed);
    }
    const flight = this.gate.refuseCurrent();
    return flight && this.wait(flight, errand, refused, this.maxWait);
  }

  /** The session when nobody is held for it any more, at the latest after `maxWait`. */
  async settled(): Promise<Session> {
    const end = performance.now() + this.maxWait;
    for (let flight = this.gate.holding(); flight; flight = this.gate.holding()) {
      if (!(await this.timers.within(end - performance.now(), flight.outcome))) break;
    }
    return this.gate.current;
  }

  private async wait(flight: Flight, errand: Errand, mine: Tokens | undefined, patience: number) {
    const since = performance.now();
    const { request } = errand;
    if (request) this.gate.tell({ type: 'held', method: request.method, url: withoutQuery(request.url) });
    const outcome = await this.timers.within(patience, flight.outcome);
    if (!outcome) throw new TokenRefreshError('timedOut', errand);
    if (!mine) return this.admit(errand, undefined, patience - (performance.now() - since));
    // The outcome, not what has become of it since: all who waited are told the same.
    if (outcome.status === 'signedOut') throw endOf(outcome, errand);
    if (outcome.status === 'active' && outcome.failed) {
      if (errand.refusal) throw new TokenRefreshError(outcome.failed.code, errand, outcome.failed);
      assertNotExpired(mine, errand, outcome.failed);
    }
    return this.assertContinues(mine, errand).tokens;
  }

  private assertContinues(mine: Tokens, errand: Errand): Active | Refreshing {
    const session = this.gate.current;
    if (continues(session, mine)) return session;
    throw endOf(session, errand);
  }
}

/** What those who belonged to a session are told when it has become `session`. */
export function endOf(session: Session, errand: Errand): TokenRefreshError {
  if (session.status === 'signedOut' && session.reason === 'refused') {
    return new TokenRefreshError('refused', errand, session.cause);
  }
  return new TokenRefreshError('signedOut', errand);
}

function assertNotExpired(tokens: Tokens, errand: Errand, failed: RefreshFailure | undefined): void {
  if (failed && isExpired(tokens, Date.now())) throw new TokenRefreshError(failed.code, errand, failed);
}
