import type { WireEntry } from '../wire-entry';
import type { Lane } from './lane';
import { isRefresh } from './refresh-bar';

/** What a burst cost. */
export interface Figures {
  readonly requests: number;
  /** Milliseconds from the beginning to the last answer; `undefined` where there was none. */
  readonly lastAnswerMs: number | undefined;
  readonly refreshes: number;
  readonly onTheWire: number;
  /** Failed, or still without an answer when nothing moved any more. */
  readonly lost: number;
  /** Those of them that were told nothing. */
  readonly waiting: number;
}

export function figures(lanes: readonly Lane[], wire: readonly WireEntry[]): Figures {
  const answered = lanes.filter(({ outcome }) => outcome === 'answered');
  const begunAt = Math.min(...lanes.map(({ segments }) => segments[0]?.from ?? Infinity));
  return {
    requests: lanes.length,
    lastAnswerMs: answered.length ? Math.max(...answered.map(({ end }) => end?.at ?? 0)) - begunAt : undefined,
    refreshes: wire.filter(isRefresh).length,
    onTheWire: wire.length,
    lost: lanes.length - answered.length,
    waiting: lanes.filter(({ outcome }) => outcome === 'running').length,
  };
}
