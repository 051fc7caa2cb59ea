import { isExpired } from './expiry';
import { isPaused } from './pause';
import type { Gate, Refreshes } from './refreshes';
import { continues, type Active, type Flight, type Refreshing, type Session } from './session';
import { within, type Timer } from './timer';
import { TokenRefreshError, withoutQuery, type Errand } from './token-refresh-error';
import type { Tokens } from './tokens';

type Pass = Tokens | null | Promise<Tokens | null>;

/** How requests pass the gate: at once where it is open, else when the refresh they wait for has ended. */
export interface Passage {
  /**
   * The tokens to travel with, or `null` where nobody is signed in.
   *
   * @throws TokenRefreshError (or rejects) where there are none that could do
   */
  admit(errand: Errand): Pass;
  /**
   * The tokens to replay a request with that was refused with the tokens `refused`: those that have replaced them meanwhile, or those
   * that a refresh brings, which is begun here unless it is under way. `null` where the refusal is the answer.
   *
   * @throws TokenRefreshError (or rejects) where there is no replay
   */
  replace(refused: Tokens, errand: Errand): Pass;
}

/** @param holding what everybody has to wait for at this moment, if anything */
export function createPassage(
  gate: Gate,
  refreshes: Refreshes,
  holding: () => Flight | undefined,
  maxWait: number,
  timer: Timer,
): Passage {
  /** @param mine tokens of the session that the request belongs to: it never travels with those of another */
  function admit(errand: Errand, mine?: Tokens, patience = maxWait): Pass {
    const session = gate.current;
    if (mine) assertContinues(mine, errand);
    if (session.status === 'signedOut') return null;
    const { tokens, failed } = session as Active;
    if (refreshes.beginIfDue()) return admit(errand, tokens, patience);
    const flight = holding();
    if (flight) return wait(flight, errand, tokens, patience);
    // It may be sent in a pause as long as it is good by the clock.
    if (failed && isExpired(tokens, Date.now())) throw new TokenRefreshError(failed.code, errand, failed);
    return tokens;
  }

  async function wait(flight: Flight, errand: Errand, mine: Tokens | undefined, patience: number) {
    const since = performance.now();
    const { request, refusal } = errand;
    if (request) gate.tell({ type: 'held', method: request.method, url: withoutQuery(request.url) });
    const outcome = await within(patience, flight.outcome, timer);
    if (!outcome) throw new TokenRefreshError('timedOut', errand);
    // The session was being restored: now it is known whose request this is.
    if (!mine) return admit(errand, mine, patience - (performance.now() - since));
    // The outcome, not what has become of it since: all who waited are told the same.
    assertRenewed(outcome, mine, errand, !refusal && !isExpired(mine, Date.now()));
    return assertContinues(mine, errand).tokens;
  }

  function assertContinues(mine: Tokens, errand: Errand): Active | Refreshing {
    const session = gate.current;
    if (continues(session, mine)) return session;
    throw endOf(session, errand);
  }

  return {
    admit,
    replace(refused, errand) {
      const session = assertContinues(refused, errand);
      if (session.tokens.generation !== refused.generation) return admit(errand, refused);
      const { failed } = session as Active;
      if (failed && isPaused(session as Active, Date.now())) throw new TokenRefreshError(failed.code, errand, failed);
      const flight = refreshes.forRefused();
      return flight && wait(flight, errand, refused, maxWait);
    },
  };
}

/** Throws what a refresh has failed with, unless the old tokens are still good enough for the caller. */
export function assertRenewed(outcome: Session, old: Tokens, errand: Errand, oldAreGood: boolean): void {
  if (!continues(outcome, old)) throw endOf(outcome, errand);
  const { failed } = outcome as Active;
  if (failed && !oldAreGood) throw new TokenRefreshError(failed.code, errand, failed);
}

/** What those who belonged to a session are told when it has become `session`. */
export function endOf(session: Session, errand: Errand): TokenRefreshError {
  if (session.status === 'signedOut' && session.reason === 'refused') {
    return new TokenRefreshError('refused', errand, session.cause);
  }
  return new TokenRefreshError('signedOut', errand);
}
