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
export function probe(gate: Gate, flight: Flight): void {
  gate.tell({ type: 'refreshStarted', cause: 'restore' });
  fly(gate, flight, { ...newSession(), issuedAt: Date.now() }, 0);
}

/** What this tab has decided: kept, then entered, unless the store itself has moved the gate on. */
export function commit(gate: Gate, next: Active | SignedOut, event: TokenRefreshEvent): void {
  const before = gate.current;
  if (next.status === 'active') gate.store.write(next.tokens);
  else gate.store.clear();
  if (gate.current === before) gate.enter(next, event);
}

/** What a tab tells the others of a refresh that nobody can tell the outcome of. Never a token. */
export interface News extends Pick<Tokens, 'sessionId' | 'generation'> {
  readonly failure: RefreshFailure;
  readonly notBefore: number;
}

/** The failure of a tab, and the pause after it, are those of all that hold the same tokens: they are not sent by one tab after another. */
export function hear(gate: Gate, { sessionId, generation, failure, notBefore }: News): void {
  const { tokens, flight } = gate.current as Partial<Refreshing>;
  const isMine = tokens && tokens.sessionId === sessionId && tokens.generation === generation;
  if (isMine && !flight?.isAsking) fail(gate, failure, notBefore);
}

/** The end of a session, whoever ends it. */
export function end(gate: Gate, reason: SignedOut['reason'], cause?: RefreshFailure): void {
  commit(gate, { status: 'signedOut', reason, cause }, { type: 'signedOut', reason });
}

async function fly(gate: Gate, flight: Flight, tokens: Tokens, retries: number): Promise<void> {
  // As long as somebody waits for it: a listener may have ended the session already.
  for (let failed = 0; gate.flight() === flight; failed++) {
    const backoff = await inTurn(gate, () => attempt(gate, flight, tokens, failed, retries - failed));
    if (!backoff) return;
    await sleep(backoff, gate.timer);
  }
}

/**
 * One attempt, from the look at the store to the commit: in turn with other tabs as a whole, so that the next one finds what this one got.
 *
 * @returns milliseconds until the next attempt; 0 where there is none, `undefined` where this one leaves behind what other tabs have to see
 */
async function attempt(
  gate: Gate,
  flight: Flight,
  first: Tokens,
  failed: number,
  left: number,
): Promise<number | undefined> {
  const looking = look(gate);
  if (looking) await looking;
  if (gate.flight() !== flight) return 0;
  // Another tab may have renewed them, and they have expired again since.
  const { tokens = first } = gate.current as Partial<Active>;
  flight.isAsking = true;
  try {
    const next = await renew(gate, tokens);
    // A late answer loses, to another tab too.
    await look(gate);
    if (gate.flight() !== flight) revokeUnclaimed(gate, next);
    else commit(gate, { status: 'active', tokens: next }, { type: 'refreshed', by: 'network', durationMs: flight.age });
  } catch (error) {
    flight.isAsking = false;
    const notBefore = retryAfter(error, Date.now());
    const backoff = Math.max(1, notBefore, Math.random() * BACKOFF_MS * 2 ** failed);
    if (left > 0 && isWorthRetrying(error) && backoff < gate.options.refreshTimeout) return backoff;
    return giveUp(gate, flight, tokens, judged(gate, error), notBefore);
  }
  return undefined;
}

/** What a refresh that has failed comes to, unless another tab's has not. */
async function giveUp(
  gate: Gate,
  flight: Flight,
  tokens: Tokens,
  failure: RefreshFailure,
  notBefore: number,
): Promise<number | undefined> {
  const isRefused = failure.code === 'refused';
  // Another tab was quicker, perhaps, and is about to write what it got.
  if (isRefused && gate.options.acrossTabs && gate.flight() === flight) await sleep(SECOND_LOOK_MS, gate.timer);
  await look(gate);
  // Newer ones that have expired as well: nobody has refused those.
  const newer = (gate.current as Active).tokens ?? tokens;
  if (isRefused && newer !== tokens && gate.flight() === flight) return 1;
  const { sessionId, generation } = tokens;
  if (!isRefused) gate.news?.postMessage({ sessionId, generation, failure, notBefore });
  if (gate.flight() === flight) fail(gate, failure, notBefore);
  return undefined;
}

/** The session ended meanwhile, and nobody holds what the server has just granted to it. */
function revokeUnclaimed(gate: Gate, granted: Tokens): void {
  const { tokens } = gate.current as Active;
  // A cookie is the next person's by now; and a refresh function may have signed in with its grant itself.
  if (tokens && (gate.options.refresh.credentials || tokens.refreshToken === granted.refreshToken)) return;
  if (!continues(gate.current, granted)) revoke(gate, granted);
}

function fail(gate: Gate, cause: RefreshFailure, notBefore: number): void {
  const { tokens, flight, failed } = gate.current as Partial<Refreshing> & Pick<Active, 'failed'>;
  const { code, status } = cause;
  const isRefused = code === 'refused';
  if (!tokens) {
    const reason = isRefused ? 'none' : 'unknown';
    return gate.enter({ status: 'signedOut', reason, cause }, { type: 'refreshFailed', code, status });
  }
  if (isRefused) return end(gate, code, cause);
  const times = ((flight ?? failed)?.times ?? 0) + 1;
  const retryInMs = pauseAfter(times, notBefore);
  const until = Date.now() + retryInMs;
  gate.enter(
    { status: 'active', tokens, failed: { ...cause, until, times } },
    // Of a refresh that this tab did not wait for nobody is told.
    flight && { type: 'refreshFailed', code, status, retryInMs },
  );
}
