import { isExpired, timeUntilDue } from './expiry';
import type { Gate } from './gate';
import { look } from './other-tabs';
import { isPaused, pauseAfter } from './pause';
import { renew, revoke, type RenewalResult } from './renewal';
import { continues, Flight, type Active, type RefreshCause, type SignedOut } from './session';
import { newSession, type Tokens } from './tokens';

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
  begin(gate, isExpired(tokens, now) ? 'expired' : 'ahead', tokens);
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
  gate.tell({ type: 'refreshStarted', cause: 'restore' });
  fly(gate, gate.flight()!, { ...newSession(), issuedAt: Date.now() }, 0);
}

/** The end of a session, whoever ends it. */
export function end(gate: Gate, next: SignedOut): void {
  gate.store.clear();
  gate.enter(next, { type: 'signedOut', reason: next.reason });
}

async function fly(gate: Gate, flight: Flight, tokens: Tokens, retries: number): Promise<void> {
  const isAwaited = () => gate.flight() === flight;
  // A listener may have ended the session already.
  if (!isAwaited()) return;
  const result = await renew(gate, tokens, retries, isAwaited);
  // A late answer loses, to another tab too: what that has written meanwhile counts.
  await look(gate);
  if (isAwaited() && 'failure' in result && result.failure.code === 'refused' && !result.alone) {
    // It was refused because another tab was quicker, perhaps, which is about to write what it got.
    await new Promise<void>((resolve) => gate.timer(SECOND_LOOK_MS, resolve));
    await look(gate);
  }
  if (isAwaited()) land(gate, flight, tokens, result);
  // The session ended meanwhile: nobody holds what the server has just granted to it.
  else if ('tokens' in result && !continues(gate.current, tokens)) revoke(gate, result.tokens);
}

function land(gate: Gate, flight: Flight, previous: Tokens, result: RenewalResult): void {
  if ('tokens' in result) {
    const { tokens } = result;
    const durationMs = performance.now() - flight.startedAt;
    gate.store.write(tokens);
    gate.enter({ status: 'active', tokens }, { type: 'refreshed', by: 'network', durationMs });
    return;
  }
  const { failure: cause, notBefore } = result;
  const { code, status } = cause;
  if (gate.current.status === 'restoring') {
    const reason = code === 'refused' ? 'none' : 'unknown';
    gate.enter({ status: 'signedOut', reason, cause }, { type: 'refreshFailed', code, status });
  } else if (code === 'refused') {
    end(gate, { status: 'signedOut', reason: code, cause });
  } else {
    const times = flight.failures + 1;
    const retryInMs = pauseAfter(times, notBefore);
    const failed = { ...cause, until: Date.now() + retryInMs, times };
    gate.enter({ status: 'active', tokens: previous, failed }, { type: 'refreshFailed', code, status, retryInMs });
  }
}
