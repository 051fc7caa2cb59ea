import type { WireEntry } from '../wire-entry';
import type { Contender } from './burst-path';
import { lanes, type Lane } from './lane';
import { isRefresh, refreshBars, refreshBarsOfWire, type RefreshBar } from './refresh-bar';
import type { GateSight, Sighting } from './sighting';
import { timeScale, type TimeScale } from './time-scale';

/** Everything that is drawn of one burst. */
export interface Scene {
  readonly lanes: readonly Lane[];
  readonly bars: readonly RefreshBar[];
  readonly wire: readonly WireEntry[];
  readonly scale: TimeScale;
  readonly running: boolean;
}

export interface Witnesses {
  readonly sightings: readonly Sighting[];
  readonly gate: readonly GateSight[];
  readonly wire: readonly WireEntry[];
  /** When the button was pressed. */
  readonly from: number;
  readonly now: number;
  readonly contender: Contender;
  /** The tab whose lanes come first. */
  readonly here: string;
}

/** Two clocks that were set by each other do not agree to the millisecond. */
const SLACK_MS = 15;

/** Brings together what was seen of a burst, and leaves out what was not part of it. */
export function scene({ sightings, gate, wire, from, now, contender, here }: Witnesses): Scene {
  const running = sightings.some(({ end }) => !end);
  const to = running ? now : Math.max(from, ...sightings.map(({ end }) => end?.at ?? from));
  const paths = new Set(sightings.map(({ path }) => path));
  const part = wire.filter(
    (entry) =>
      (paths.has(entry.path) || isRefresh(entry)) && entry.arrivedAt >= from - SLACK_MS && entry.arrivedAt <= to,
  );
  const all = contender === 'library' ? refreshBars(gate, part, to) : refreshBarsOfWire(contender, part);
  const bars = all.filter((bar) => bar.to >= from && bar.from <= to);
  const found = lanes({ sightings, gate, wire: part, bars, now: to });
  const isHere = ({ tab }: Lane) => Number(tab === here);
  return {
    lanes: found.sort((a, b) => isHere(b) - isHere(a)),
    bars,
    wire: part,
    scale: timeScale(from, to),
    running,
  };
}

/** The same on another scale: who still waits does so until its end. */
export function onScale(scene: Scene, scale: TimeScale): Scene {
  const lanes = scene.lanes.map((lane): Lane => {
    const last = lane.segments.at(-1);
    if (lane.outcome !== 'running' || !last) return lane;
    return { ...lane, segments: [...lane.segments.slice(0, -1), { ...last, to: scale.from + scale.span }] };
  });
  return { ...scene, lanes, scale };
}
