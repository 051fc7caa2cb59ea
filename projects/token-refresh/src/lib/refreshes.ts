import { isExpired, timeUntilDue } from './expiry';
import type { ResolvedOptions } from './options';
import { isPaused, pauseAfter } from './pause';
import { refreshLimit } from './refresh-limit';
import type { Renewal, RenewalResult } from './renewal';
import { continues, Flight, type Active, type RefreshCause, type Session, type SignedOut } from './session';
import type { SessionStore } from './session-store';
import type { TokenRefreshEvent } from './token-refresh-event';
import { newSession, type Tokens } from './tokens';

/** The session in the gate, for those who change it. */
export interface Gate {
  readonly current: Session;
  /** The flight that the session of this moment waits for. */
  flight(): Flight | undefined;
  /** Puts the next session into the gate, and tells those whom it concerns. */
  enter(next: Session, event?: TokenRefreshEvent): void;
  tell(event: TokenRefreshEvent): void;
}

/** How a refresh begins, and how it ends: there is one at a time, and only if the gate still holds it does its answer count. */
export interface Refreshes {
  begin(cause: RefreshCause, tokens: Tokens, usable?: boolean): Flight;
  /** Begins one where the tokens have expired, or soon will, and no pause forbids it. */
  beginIfDue(): boolean;
  /** Joins or begins the one for the current tokens, which a server has refused; `null` where that happened too often. */
  forRefused(): Flight | null;
  /** Asks the server whether there is a session, where only the server can know. */
  probe(flight: Flight): void;
}

export function createRefreshes(
  gate: Gate,
  options: ResolvedOptions,
  renewal: Renewal,
  store: SessionStore,
): Refreshes {
  const withinLimit = refreshLimit(options.refreshLimit, () => gate.tell({ type: 'refreshLimited' }));

  function begin(cause: RefreshCause, tokens: Tokens, usable = true): Flight {
    const flight = new Flight((gate.current as Active).failed?.times);
    gate.enter({ status: 'refreshing', tokens, flight, usable }, { type: 'refreshStarted', cause });
    fly(flight, tokens, options.retries);
    return flight;
  }

  async function fly(flight: Flight, tokens: Tokens, retries: number): Promise<void> {
    const isAwaited = () => gate.flight() === flight;
    // A listener may have ended the session already.
    if (!isAwaited()) return;
    const startedAt = performance.now();
    const result = await renewal.renew(tokens, retries, isAwaited);
    if (isAwaited()) land(flight, tokens, result, performance.now() - startedAt);
    // The session ended meanwhile: nobody holds what the server has just granted to it.
    else if ('tokens' in result && !continues(gate.current, tokens)) renewal.revoke(result.tokens);
  }

  function land(flight: Flight, previous: Tokens, result: RenewalResult, durationMs: number): void {
    if ('tokens' in result) {
      const { tokens } = result;
      store.write(tokens);
      gate.enter({ status: 'active', tokens }, { type: 'refreshed', by: 'network', durationMs });
      return;
    }
    const { failure, notBefore } = result;
    const { code, status } = failure;
    if (gate.current.status === 'restoring') {
      const reason = code === 'refused' ? 'none' : 'unknown';
      gate.enter({ status: 'signedOut', reason, cause: failure }, { type: 'refreshFailed', code, status });
    } else if (code === 'refused') {
      end(gate, store, { status: 'signedOut', reason: code, cause: failure });
    } else {
      const times = flight.failures + 1;
      const retryInMs = pauseAfter(times, notBefore);
      const failed = { ...failure, until: Date.now() + retryInMs, times };
      gate.enter({ status: 'active', tokens: previous, failed }, { type: 'refreshFailed', code, status, retryInMs });
    }
  }

  return {
    begin,
    beginIfDue() {
      const session = gate.current;
      const now = Date.now();
      if (session.status !== 'active' || isPaused(session, now)) return false;
      const { tokens } = session;
      if (timeUntilDue(tokens, options.refreshAhead, now) > 0) return false;
      begin(isExpired(tokens, now) ? 'expired' : 'ahead', tokens);
      return true;
    },
    forRefused() {
      const session = gate.current as Active;
      const flight = gate.flight();
      if (flight) {
        gate.enter({ ...session, status: 'refreshing', flight, usable: false });
        return flight;
      }
      const now = Date.now();
      return isExpired(session.tokens, now) || withinLimit(now) ? begin('refused', session.tokens, false) : null;
    },
    probe(flight) {
      gate.tell({ type: 'refreshStarted', cause: 'restore' });
      fly(flight, { ...newSession(), issuedAt: Date.now() }, 0);
    },
  };
}

/** The end of a session, whoever ends it. */
export function end(gate: Gate, store: SessionStore, next: SignedOut): void {
  store.clear();
  gate.enter(next, { type: 'signedOut', reason: next.reason });
}
