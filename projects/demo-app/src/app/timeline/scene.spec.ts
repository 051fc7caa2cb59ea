import { onScale, scene, type Witnesses } from './scene';
import { pathOf, REFRESH, REFRESHED, sighting, STARTED, told, wired } from './seen';
import { sketch } from './sketch';

describe('scene', () => {
  it('leaves out what was before the burst, after it, or not part of it', () => {
    const wire = [
      wired(REFRESH, 10, 20),
      wired(REFRESH, 1_010, 1_100),
      wired(pathOf(1), 1_120, 1_150),
      wired('/api/me', 1_130, 1_140),
      wired(REFRESH, 2_000, 2_100),
    ];
    const gate = [told(10, STARTED), told(20, REFRESHED), told(2_000, STARTED), told(2_100, REFRESHED)];
    const found = sceneOf({ sightings: [sighting(pathOf(1), 1_000, { at: 1_160 })], wire, gate });
    expect(found.wire.map(({ arrivedAt }) => arrivedAt)).toEqual([1_010, 1_120]);
    expect(found.bars).toEqual([]);
  });

  it('has the lanes of this tab first', () => {
    const sightings = ['a', 'b', 'here'].map((tab) => sighting(pathOf(1, tab), 1_000));
    expect(sceneOf({ sightings }).lanes.map(({ tab }) => tab)).toEqual(['here', 'a', 'b']);
  });

  it('grows with the time while something is under way, and then ends with the last answer', () => {
    const running = sceneOf({ sightings: [sighting(pathOf(1), 1_000)], now: 2_000 });
    const over = sceneOf({ sightings: [sighting(pathOf(1), 1_000, { at: 2_000 })], now: 9_000 });
    expect(running).toMatchObject({ running: true, scale: over.scale });
    expect(over.running).toBe(false);
  });

  it('reads the refreshes of others off the wire', () => {
    const path = pathOf(1, 'here', 'tutorial');
    const wire = [wired(path, 1_001, 1_002, 401), wired(REFRESH, 1_010, 1_100), wired(path, 1_101, 1_140)];
    const found = sceneOf({ sightings: [sighting(path, 1_000, { at: 1_141 })], wire, contender: 'tutorial' });
    expect(found.bars).toMatchObject([{ by: 'tutorial', from: 1_010, to: 1_100 }]);
  });
});

describe('onScale', () => {
  it('lets those who still wait wait until its end, and nobody else', () => {
    const sightings = [sighting(pathOf(1), 1_000, { at: 1_100 }), sighting(pathOf(2), 1_000)];
    const { lanes, scale } = onScale(sceneOf({ sightings, now: 1_500 }), { from: 1_000, span: 4_000 });
    expect(lanes.map(({ segments }) => segments.at(-1)!.to)).toEqual([1_100, 5_000]);
    expect(scale.span).toBe(4_000);
  });
});

describe('sketch', () => {
  it('is a burst that goes well: one refresh, and everybody is refused, waits and is answered', () => {
    const found = sketch(30);
    expect(found.bars).toMatchObject([{ outcome: 'refreshed' }]);
    expect(found.lanes).toHaveLength(30);
    for (const { segments, outcome } of found.lanes) {
      expect(segments.map(({ kind }) => kind)).toEqual(['refused', 'held', 'replayed']);
      expect(outcome).toBe('answered');
    }
  });
});

function sceneOf(some: Partial<Witnesses>) {
  return scene({
    sightings: [],
    gate: [],
    wire: [],
    from: 1_000,
    now: 3_000,
    contender: 'library',
    here: 'here',
    ...some,
  });
}
