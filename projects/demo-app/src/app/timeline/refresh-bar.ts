import type { WireEntry } from '../wire-entry';
import type { GateSight } from './sighting';

/** One time that new tokens were asked for, from its beginning to its end. */
export interface RefreshBar {
  readonly from: number;
  readonly to: number;
  /** The tab, or the contender, whose refresh it was. */
  readonly by: string;
  readonly outcome: 'running' | 'refreshed' | 'failed' | 'refused';
  /** The request that caused it. */
  readonly begunBy?: string;
  /** What the server saw of it: a busy server is asked more than once. */
  readonly attempts: readonly WireEntry[];
}

interface Flight {
  readonly bar: RefreshBar;
  /** Whether it was another tab that brought the tokens. */
  readonly joined: boolean;
}

/** How far the clocks of two observers may be apart, after the one was set by the other. */
const SLACK_MS = 15;

export function isRefresh({ path }: WireEntry): boolean {
  return path.startsWith('/api/token/');
}

/** The refreshes that the gates tell of. A tab that waited for another one's has none of its own. */
export function refreshBars(gate: readonly GateSight[], wire: readonly WireEntry[], now: number): RefreshBar[] {
  const tabs = [...new Set(gate.map(({ tab }) => tab))];
  const flights = tabs.flatMap((tab) => flightsOf(tab, gate, now)).sort((a, b) => a.bar.from - b.bar.from);
  return flights
    .filter((flight, index) => !isJoining(flight, flights.slice(0, index)))
    .map(({ bar }) => ({ ...bar, attempts: wire.filter((entry) => isRefresh(entry) && isWithin(entry, bar)) }));
}

/** The refreshes of somebody who tells nothing: each is what the server saw. */
export function refreshBarsOfWire(by: string, wire: readonly WireEntry[]): RefreshBar[] {
  return wire.filter(isRefresh).map((entry) => ({
    from: entry.arrivedAt,
    to: entry.at,
    by,
    outcome: entry.status === 200 ? 'refreshed' : entry.status === 401 ? 'refused' : 'failed',
    attempts: [entry],
  }));
}

function flightsOf(by: string, gate: readonly GateSight[], now: number): Flight[] {
  const flights: Flight[] = [];
  let open = false;
  for (const { at, event } of gate.filter(({ tab }) => tab === by)) {
    if (event.type === 'refreshStarted') {
      flights.push({ bar: { from: at, to: now, by, outcome: 'running', attempts: [] }, joined: false });
      open = true;
    } else if (open) {
      const next = followed(flights.pop()!, at, event);
      flights.push(next);
      open = next.bar.outcome === 'running';
    }
  }
  return flights;
}

function followed({ bar, joined }: Flight, at: number, event: GateSight['event']): Flight {
  switch (event.type) {
    case 'held':
      // Who causes a refresh is the first to wait for it.
      return { bar: { ...bar, begunBy: bar.begunBy ?? event.url }, joined };
    case 'refreshed':
      return { bar: { ...bar, to: at, outcome: 'refreshed' }, joined: event.by === 'otherTab' };
    case 'refreshFailed':
      return { bar: { ...bar, to: at, outcome: event.code === 'refused' ? 'refused' : 'failed' }, joined };
    case 'signedOut':
      return { bar: { ...bar, to: at, outcome: 'refused' }, joined };
    default:
      return { bar, joined };
  }
}

/** Whether another tab's refresh is what it waits, or waited, for. */
function isJoining({ bar, joined }: Flight, earlier: readonly Flight[]): boolean {
  if (!joined && bar.outcome !== 'running') return false;
  return earlier.some((other) => other.bar.by !== bar.by && other.bar.to >= bar.from);
}

function isWithin(entry: WireEntry, bar: RefreshBar): boolean {
  return entry.arrivedAt >= bar.from - SLACK_MS && entry.at <= bar.to + SLACK_MS;
}
