import { isExpired } from './expiry';
import { holding, type Gate } from './gate';
import { look } from './other-tabs';
import { isPaused } from './pause';
import { beginForRefused, beginIfDue } from './refresh';
import { continues, type Active, type Flight, type Session, type SignedOut } from './session';
import { within } from './timer';
import { TokenRefreshError, withoutQuery, type Errand } from './token-refresh-error';
import type { Tokens } from './tokens';

type Pass = Tokens | null | Promise<Tokens | null>;

/**
 * The tokens to travel with, or `null` where nobody is signed in: at once where the gate is open, else when the refresh has ended.
 *
 * @param mine tokens of the session that the request belongs to: it never travels with those of another
 * @throws TokenRefreshError (or rejects) where there are no tokens that could do
 */
export function admit(gate: Gate, errand: Errand, mine?: Tokens, patience = gate.options.maxWait): Pass {
  const session = gate.current;
  if (mine) assertContinues(gate, mine, errand);
  if (session.status === 'signedOut') return null;
  const { tokens, failed } = session as Active;
  if (beginIfDue(gate)) return admit(gate, errand, tokens, patience);
  const flight = holding(gate);
  if (flight) return wait(gate, flight, errand, tokens, false, patience);
  // In a pause a request is sent as long as its token is good by the clock.
  if (!failed || !isExpired(tokens, Date.now())) return tokens;
  if (hasNews(gate)) return admit(gate, errand, tokens, patience);
  throw new TokenRefreshError(failed.code, errand, failed);
}

/**
 * The tokens to replay a request with that was refused with the tokens `refused`: those that have replaced them meanwhile, or those that a
 * refresh brings, which is begun here unless it is under way. `null` where the refusal is the answer.
 *
 * @throws TokenRefreshError (or rejects) where there is no replay
 */
export function replace(gate: Gate, refused: Tokens, errand: Errand): Pass {
  const { tokens, failed } = assertContinues(gate, refused, errand);
  if (tokens.generation !== refused.generation) return admit(gate, errand, refused);
  if (failed && isPaused(failed, Date.now())) {
    if (hasNews(gate)) return replace(gate, refused, errand);
    throw new TokenRefreshError(failed.code, errand, failed);
  }
  const flight = beginForRefused(gate);
  return flight && wait(gate, flight, errand, refused, true, gate.options.maxWait);
}

/** @param refused whether it was to this very errand that the current tokens were refused */
async function wait(
  gate: Gate,
  flight: Flight,
  errand: Errand,
  mine: Tokens | undefined,
  refused: boolean,
  patience: number,
): Promise<Tokens | null> {
  const since = performance.now();
  const { request } = errand;
  if (request) gate.tell({ type: 'held', method: request.method, url: withoutQuery(request.url) });
  const outcome = await outcomeOf(gate, flight, errand, patience);
  if (!mine) {
    // The session was being restored: now it is known whose request this is.
    if ((outcome as SignedOut).reason === 'signedOut') throw endOf(outcome, errand);
    return admit(gate, errand, (outcome as Active).tokens, patience - (performance.now() - since));
  }
  // The outcome, not what has become of it since: all who waited are told the same.
  assertRenewed(outcome, mine, errand, !refused && !isExpired(mine, Date.now()));
  return assertContinues(gate, mine, errand).tokens;
}

/** @throws TokenRefreshError (rejects) where it takes longer than anybody waits */
export async function outcomeOf(
  gate: Gate,
  flight: Flight,
  errand: Errand,
  patience = gate.options.maxWait,
): Promise<Session> {
  const outcome = await within(patience, flight.outcome, gate.timer);
  if (!outcome) throw new TokenRefreshError('timedOut', errand);
  return outcome;
}

/** Whether another tab has got meanwhile what this one has not, and its bell was missed. */
function hasNews(gate: Gate): boolean {
  const before = gate.current;
  void look(gate);
  return gate.current !== before;
}

/** Throws where the session is no longer the one that the tokens `mine` belong to. */
export function assertContinues({ current }: Gate, mine: Tokens, errand: Errand): Active {
  if (continues(current, mine)) return current as Active;
  throw endOf(current, errand);
}

/** Throws what a refresh has failed with, unless the old tokens are still good enough for the caller. */
export function assertRenewed(outcome: Session, old: Tokens, errand: Errand, oldAreGood: boolean): void {
  if (!continues(outcome, old)) throw endOf(outcome, errand);
  const { failed } = outcome as Active;
  if (failed && !oldAreGood) throw new TokenRefreshError(failed.code, errand, failed);
}

/** What those who belonged to a session are told when it has become `session`. */
export function endOf(session: Session, errand: Errand): TokenRefreshError {
  const { reason, cause } = session as SignedOut;
  // Where a probe has found nobody, nothing has ended.
  return cause && reason !== 'none'
    ? new TokenRefreshError(cause.code, errand, cause)
    : new TokenRefreshError('signedOut', errand);
}
