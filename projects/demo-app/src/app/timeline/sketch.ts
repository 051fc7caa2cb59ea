import { burstPath } from './burst-path';
import { scene, type Scene } from './scene';
import type { GateSight, Sighting } from './sighting';

const TAB = 'here';
const REFRESH_FROM = 12;
const REFRESH_TO = 225;
/** As many connections as browsers open to a server. */
const AT_ONCE = 6;

/** What a burst looks like, for those who have not fired one yet: drawn from the same kind of facts, with the figures of a good guess. */
export function sketch(requests: number): Scene {
  const items = Array.from({ length: requests }, (_, index) => index);
  const gate: GateSight[] = [
    { tab: TAB, at: REFRESH_FROM, event: { type: 'refreshStarted', cause: 'refused' } },
    { tab: TAB, at: REFRESH_TO, event: { type: 'refreshed', by: 'network', durationMs: REFRESH_TO - REFRESH_FROM } },
    ...items.flatMap((index): GateSight[] => [
      { tab: TAB, at: REFRESH_FROM + 2 * index, event: { type: 'held', method: 'GET', url: pathOf(index) } },
      { tab: TAB, at: REFRESH_TO, event: { type: 'replayed', method: 'GET', url: pathOf(index) } },
    ]),
  ];
  const sightings = items.map((index): Sighting => ({
    path: pathOf(index),
    begunAt: 0,
    handedOverAt: 0,
    end: { at: REFRESH_TO + 55 * (1 + Math.floor(index / AT_ONCE)) + ((index * 7) % 11), answered: true, status: 200 },
  }));
  return scene({ sightings, gate, wire: [], from: 0, now: 0, contender: 'library', here: TAB });
}

function pathOf(index: number): string {
  return burstPath(TAB, 0, 'library', index + 1);
}
