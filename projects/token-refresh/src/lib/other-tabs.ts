import { isExpired } from './expiry';
import type { Gate } from './gate';
import type { NowOrLater } from './now-or-later';
import type { Active, Refreshing, SignedOut } from './session';
import type { Stored } from './session-store';
import { within } from './timer';
import type { Tokens } from './tokens';

/** A store that takes longer to answer is not waited for: what it says then is news like a bell's. */
const LONGEST_LOOK_MS = 2_000;

/**
 * Looks at the store, and follows what another tab has done: signed in, refreshed, or signed out. It never writes, so that doubled, late
 * or missed bells change nothing. A promise where the store takes its time.
 */
export function look(gate: Gate): NowOrLater<void> {
  if (!gate.options.acrossTabs) return;
  const following = gate.store.read((stored) => follow(gate, stored));
  return within(LONGEST_LOOK_MS, following, gate.timer);
}

function follow(gate: Gate, stored: Stored): void {
  const { tokens } = gate.current as Active;
  if (stored === null && tokens) {
    const next: SignedOut = { status: 'signedOut', reason: 'signedOutElsewhere' };
    gate.enter(next, { type: 'signedOut', reason: next.reason });
  }
  if (!stored) return;
  if (stored.sessionId !== tokens?.sessionId) {
    gate.enter({ status: 'active', tokens: stored }, { type: 'signedIn' });
    // A lifetime of 0 marks a session whose access token is in the memory of the tab that wrote it: of no use here.
  } else if (isNewer(stored, tokens)) {
    const flight = gate.flight();
    const isMarker = stored.lifetime === 0;
    // Newer, and no longer good either: the refresh that is under way goes on with them.
    if (flight && isExpired(stored, Date.now())) {
      const next = isMarker ? { ...tokens, generation: stored.generation } : stored;
      return gate.enter({ ...(gate.current as Refreshing), tokens: next });
    }
    if (isMarker) return;
    const durationMs = flight?.age ?? 0;
    gate.enter({ status: 'active', tokens: stored }, { type: 'refreshed', by: 'otherTab', durationMs });
  }
}

/** Of two that were granted for the same token, because the lock did not work, the store holds the later one. */
function isNewer(stored: Tokens, mine: Tokens): boolean {
  if (stored.generation !== mine.generation) return stored.generation > mine.generation;
  return stored.refreshToken !== mine.refreshToken;
}
