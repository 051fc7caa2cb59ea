import type { WireEntry } from '../wire-entry';
import { burstPlace } from './burst-path';
import { segmentsAtGate } from './gate-segments';
import type { RefreshBar } from './refresh-bar';
import type { Segment } from './segment';
import type { Ending, GateSight, Sighting } from './sighting';
import { segmentsOnWire, withQueues } from './wire-segments';

/** One request, from the moment that the page wanted it to its answer. */
export interface Lane {
  readonly path: string;
  readonly tab: string;
  readonly item: number;
  readonly segments: readonly Segment[];
  readonly outcome: 'running' | 'answered' | 'failed';
  readonly end?: Ending;
}

/** What was seen, by whom. */
export interface Seen {
  readonly sightings: readonly Sighting[];
  readonly gate: readonly GateSight[];
  /** By this page's clock. */
  readonly wire: readonly WireEntry[];
  readonly bars: readonly RefreshBar[];
  readonly now: number;
}

/** A lane for each request, in the order in which they were begun, tab by tab. */
export function lanes(seen: Seen): Lane[] {
  const gate = byPath(seen.gate, ({ event }) => ('url' in event ? event.url : ''));
  const wire = byPath(seen.wire, ({ path }) => path);
  return seen.sightings
    .map((sighting) => lane(sighting, gate.get(sighting.path) ?? [], wire.get(sighting.path) ?? [], seen))
    .sort((a, b) => a.tab.localeCompare(b.tab) || a.item - b.item);
}

function lane(sighting: Sighting, gate: readonly GateSight[], wire: readonly WireEntry[], { bars, now }: Seen): Lane {
  const { path, end } = sighting;
  const { tab, item, contender } = burstPlace(path)!;
  const outcome = !end ? 'running' : end.answered ? 'answered' : 'failed';
  const segments =
    contender === 'library'
      ? withQueues(segmentsAtGate(sighting, gate, barsOf(tab, bars), now), wire)
      : segmentsOnWire(sighting, wire, bars, now);
  return { path, tab, item, segments, outcome, end };
}

/** The refreshes that opened a tab's gate: its own, and where it had none those of the others. */
function barsOf(tab: string, bars: readonly RefreshBar[]): readonly RefreshBar[] {
  const own = bars.filter(({ by }) => by === tab);
  return own.length ? own : bars;
}

function byPath<T>(list: readonly T[], pathOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) groups.set(pathOf(entry), [...(groups.get(pathOf(entry)) ?? []), entry]);
  return groups;
}
