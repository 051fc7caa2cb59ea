import type { Segment } from './segment';
import type { RefreshBar } from './refresh-bar';
import type { GateSight, Sighting } from './sighting';

type Travel = { readonly kind: 'sent' | 'replayed'; readonly from: number };
type Wait = { readonly kind: 'held'; readonly from: number; readonly refusedBefore: boolean };

/** What became of a request at the gate, from what the gate told about it. */
export function segmentsAtGate(
  sighting: Sighting,
  gate: readonly GateSight[],
  bars: readonly RefreshBar[],
  now: number,
): Segment[] {
  const segments: Segment[] = [];
  let state: Travel | Wait = { kind: 'sent', from: sighting.begunAt };

  for (const { at, event } of gate) {
    state = released(state, at);
    const neverSent = at <= sighting.handedOverAt;
    if (state.kind === 'held') add('held', at);
    else if (!neverSent) add('refused', at, 401);
    state =
      event.type === 'held' ? { kind: 'held', from: at, refusedBefore: !neverSent } : { kind: 'replayed', from: at };
  }

  const { end } = sighting;
  // What the gate itself has failed was not sent any more.
  if (!end?.code) state = released(state, end?.at ?? now);
  const refused = state.kind === 'sent' && end?.status === 401 && !end.answered;
  add(refused ? 'refused' : state.kind, end?.at ?? now, state.kind === 'held' ? undefined : end?.status);
  return segments;

  function add(kind: Segment['kind'], to: number, status?: number): void {
    segments.push({ kind, from: state.from, to, ...(status === undefined ? undefined : { status }) });
  }

  /** The gate does not tell when it lets somebody pass for the first time: that is the end of the refresh. */
  function released(before: Travel | Wait, until: number): Travel | Wait {
    if (before.kind !== 'held' || before.refusedBefore) return before;
    const opened = bars.find(({ to, outcome }) => outcome !== 'running' && to >= before.from && to < until)?.to;
    if (opened === undefined) return before;
    segments.push({ kind: 'held', from: before.from, to: opened });
    return { kind: 'sent', from: opened };
  }
}
