import type { WireEntry } from '../wire-entry';
import type { Segment } from './segment';
import type { RefreshBar } from './refresh-bar';
import type { Sighting } from './sighting';

/** Less is how long it takes to get to the server, and no queue. */
const QUEUE_MS = 4;
/** More is a wait, and no way back from the server. */
const WAY_BACK_MS = 50;

/** Browsers open six connections to a server of HTTP/1.1: the others wait for one of them, and only the server can tell. */
export function withQueues(segments: readonly Segment[], wire: readonly WireEntry[]): Segment[] {
  const left = [...wire];
  return segments.flatMap((segment): Segment[] => {
    if (segment.kind === 'held') return [segment];
    const index = left.findIndex(({ arrivedAt }) => arrivedAt <= segment.to);
    const entry = index < 0 ? undefined : left.splice(index, 1)[0];
    return entry ? afterQueue(segment, entry.arrivedAt) : [segment];
  });
}

/** What became of a request of somebody who tells nothing, from what the server saw. */
export function segmentsOnWire(
  { begunAt, end }: Sighting,
  wire: readonly WireEntry[],
  bars: readonly RefreshBar[],
  now: number,
): Segment[] {
  const settled = end?.at ?? now;
  if (!wire.length) return [{ kind: 'sent', from: begunAt, to: settled }];
  const segments: Segment[] = [];
  let from = begunAt;
  wire.forEach(({ arrivedAt, at, status }, index) => {
    if (index > 0) {
      const opened = bars.filter((bar) => bar.to > from && bar.to < arrivedAt).at(-1)?.to ?? arrivedAt;
      segments.push({ kind: 'held', from, to: opened });
      from = opened;
    }
    // The last answer still has to come back; after a refusal that leads nowhere somebody waits, perhaps for ever.
    const last = index === wire.length - 1;
    const stuck = last && status === 401 && settled - at > WAY_BACK_MS;
    const to = last && !stuck ? settled : at;
    const kind = status === 401 && index === 0 ? 'refused' : index > 0 ? 'replayed' : 'sent';
    segments.push(...afterQueue({ kind, from, to, status }, arrivedAt));
    if (stuck) segments.push({ kind: 'held', from: at, to: settled });
    from = to;
  });
  return segments;
}

function afterQueue(segment: Segment, arrivedAt: number): Segment[] {
  if (arrivedAt - segment.from < QUEUE_MS || arrivedAt > segment.to) return [segment];
  return [
    { kind: 'queued', from: segment.from, to: arrivedAt },
    { ...segment, from: arrivedAt },
  ];
}
