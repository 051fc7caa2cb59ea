/**
 * A piece of what became of a request. `queued`: not yet at the server. `sent` and `replayed`: on the wire, for the first time or
 * once more. `refused`: on the wire, and the answer was 401. `held`: waiting at the gate.
 */
export interface Segment {
  readonly kind: 'queued' | 'sent' | 'refused' | 'held' | 'replayed';
  readonly from: number;
  readonly to: number;
  readonly status?: number;
}
