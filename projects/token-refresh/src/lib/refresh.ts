import { isExpired, timeUntilDue } from './expiry';
import type { Gate } from './gate';
import { inTurn } from './in-turn';
import { look } from './other-tabs';
import { isPaused, pauseAfter } from './pause';
import { isWorthRetrying } from './refresh-failure';
import { judged, renew, revoke } from './renewal';
import { retryAfter } from './retry-after';
import {
  continues,
  Flight,
  type Active,
  type RefreshCause,
  type RefreshFailure,
  type Refreshing,
  type SignedOut,
} from './session';
import { sleep } from './timer';
import type { TokenRefreshEvent } from './token-refresh-event';
import { newSession, type Tokens } from './tokens';

/** The first backoff is at most this long; each further one may be twice as long. */
const BACKOFF_MS = 500;

/** How long another tab may take to write what it was granted. */
const SECOND_LOOK_MS = 200;

/** What an attempt leaves behind that other tabs have to see: new tokens in the store, the end of the session, the news of a failure. */
const TOLD = 'told';
type Outcome = number | typeof TOLD | undefined;

/** Begins the one refresh of `tokens`, which are the current ones. */
export function begin(gate: Gate, cause: RefreshCause, tokens: Tokens, usable = true): Flight {
  const flight = new Flight((gate.current as Active).failed?.times);
  gate.enter({ status: 'refreshing', tokens, flight, usable }, { type: 'refreshStarted', cause });
  fly(gate, flight, tokens, gate.options.retries);
  return flight;
}

/** Begins a refresh where the tokens have expired, or soon will, and no pause forbids it. */
export function beginIfDue(gate: Gate): boolean {
  const session = gate.current;
  const now = Date.now();
  if (session.status !== 'active' || isPaused(session.failed, now)) return false;
  const { tokens } = session;
  if (timeUntilDue(tokens, gate.options.refreshAhead, now) > 0) return false;
  const expired = isExpired(tokens, now);
  // Offline there is no hurry: `online` comes back here.
  if (!expired && navigator.onLine === false) return false;
  begin(gate, expired ? 'expired' : 'ahead', tokens);
  return true;
}

/** Joins or begins the refresh of the current tokens, which a server has refused; `null` where that happened too often. */
export function beginForRefused(gate: Gate): Flight | null {
  const session = gate.current as Active;
  const flight = gate.flight();
  if (flight) {
    gate.enter({ ...session, status: 'refreshing', flight, usable: false });
    return flight;
  }
  const now = Date.now();
  const may = isExpired(session.tokens, now) || gate.withinLimit(now);
  return may ? begin(gate, 'refused', session.tokens, false) : null;
}

/** Asks the server whether there is a session, where only the server can know. */
export function probe(gate: Gate): void {
  const flight = gate.flight()!;
  gate.tell({ type: 'refreshStarted', cause: 'restore' });
  fly(gate, flight, { ...newSession(), issuedAt: Date.now() }, 0);
}

/** The beginning of a session, and every renewal: kept, then entered, unless the store itself has moved the gate on. */
export function keep(gate: Gate, tokens: Tokens, event: TokenRefreshEvent): void {
  const before = gate.current;
  gate.store.write(tokens);
  if (gate.current === before) gate.enter({ status: 'active', tokens }, event);
}

/** What a tab tells the others of a refresh that nobody can tell the outcome of. Never a token. */
export interface News {
  readonly tokens: Pick<Tokens, 'sessionId' | 'generation'>;
  readonly failure: RefreshFailure;
  readonly notBefore: number;
}

/** The failure of a tab, and the pause after it, are those of all that hold the same tokens: they are not sent by one tab after another. */
export function hear(gate: Gate, { tokens, failure, notBefore }: News): void {
  const { tokens: mine, flight, failed } = gate.current as Partial<Refreshing> & Pick<Active, 'failed'>;
  if (mine?.sessionId !== tokens.sessionId || mine.generation !== tokens.generation) return;
  if (!flight) gate.enter({ status: 'active', tokens: mine, failed: pausing(failure, failed?.times, notBefore) });
  else if (!flight.isAsking) fail(gate, flight, mine, failure, notBefore);
}

/** The end of a session, whoever ends it. */
export function end(gate: Gate, next: SignedOut): void {
  const before = gate.current;
  gate.store.clear();
  if (gate.current === before) gate.enter(next, { type: 'signedOut', reason: next.reason });
}

async function fly(gate: Gate, flight: Flight, tokens: Tokens, retries: number): Promise<void> {
  // As long as somebody waits for it: a listener may have ended the session already.
  for (let left = retries; gate.flight() === flight; left--) {
    const turn = () => attempt(gate, flight, tokens, retries - left, left);
    const rest = await inTurn(gate, turn, (done) => done === TOLD);
    if (rest === TOLD || rest === undefined) return;
    await sleep(rest, gate.timer);
  }
}

/**
 * One attempt, from the look at the store to the commit: in turn with other tabs as a whole, so that the next one finds what this one got.
 *
 * @returns milliseconds until the next attempt, where there is to be one; whether there is something for other tabs to see, where not
 */
async function attempt(gate: Gate, flight: Flight, first: Tokens, before: number, left: number): Promise<Outcome> {
  const looking = look(gate);
  if (looking) await looking;
  if (gate.flight() !== flight) return undefined;
  // Another tab may have renewed them, and they have expired again since.
  const { tokens = first } = gate.current as Partial<Active>;
  flight.isAsking = true;
  try {
    const next = await renew(gate, tokens);
    // A late answer loses, to another tab too.
    await look(gate);
    if (gate.flight() !== flight) revokeUnclaimed(gate, next);
    else keep(gate, next, { type: 'refreshed', by: 'network', durationMs: flight.age });
    return TOLD;
  } catch (error) {
    flight.isAsking = false;
    const notBefore = retryAfter(error, Date.now());
    const backoff = Math.max(notBefore, Math.random() * BACKOFF_MS * 2 ** before);
    if (left > 0 && isWorthRetrying(error) && backoff < gate.options.refreshTimeout) return backoff;
    await giveUp(gate, flight, tokens, judged(gate, error), notBefore);
    return TOLD;
  }
}

/** What a refresh that has failed comes to, unless another tab's has not. */
async function giveUp(
  gate: Gate,
  flight: Flight,
  tokens: Tokens,
  failure: RefreshFailure,
  notBefore: number,
): Promise<void> {
  const isRefused = failure.code === 'refused';
  await look(gate);
  if (isRefused && gate.options.acrossTabs && gate.flight() === flight) {
    // Another tab was quicker, perhaps, and is about to write what it got.
    await sleep(SECOND_LOOK_MS, gate.timer);
    await look(gate);
  }
  if (!isRefused) gate.news?.postMessage({ tokens: identityOf(tokens), failure, notBefore });
  if (gate.flight() === flight) fail(gate, flight, tokens, failure, notBefore);
}

/** The session ended meanwhile, and nobody holds what the server has just granted to it. */
function revokeUnclaimed(gate: Gate, granted: Tokens): void {
  const { tokens } = gate.current as Active;
  // A cookie is the next person's by now; and a refresh function may have signed in with its grant itself.
  if (tokens && (gate.options.refresh.credentials || tokens.refreshToken === granted.refreshToken)) return;
  if (!continues(gate.current, granted)) revoke(gate, granted);
}

function fail(gate: Gate, flight: Flight, tokens: Tokens, cause: RefreshFailure, notBefore: number): void {
  const { code, status } = cause;
  if (gate.current.status === 'restoring') {
    const reason = code === 'refused' ? 'none' : 'unknown';
    return gate.enter({ status: 'signedOut', reason, cause }, { type: 'refreshFailed', code, status });
  }
  if (code === 'refused') return end(gate, { status: 'signedOut', reason: code, cause });
  const failed = pausing(cause, flight.failures, notBefore);
  const retryInMs = failed.until - Date.now();
  gate.enter({ status: 'active', tokens, failed }, { type: 'refreshFailed', code, status, retryInMs });
}

function pausing(cause: RefreshFailure, before = 0, notBefore: number): NonNullable<Active['failed']> {
  const times = before + 1;
  return { ...cause, until: Date.now() + pauseAfter(times, notBefore), times };
}

function identityOf({ sessionId, generation }: Tokens): News['tokens'] {
  return { sessionId, generation };
}
