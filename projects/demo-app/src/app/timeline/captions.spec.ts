import { axisCaptions, refreshCaptions, sketchCaptions } from './captions';
import { scene } from './scene';
import { pathOf, REFRESH, REFRESHED, sighting, STARTED, told, wired } from './seen';
import type { GateSight } from './sighting';
import { sketch } from './sketch';
import type { WireEntry } from '../wire-entry';

describe('refreshCaptions', () => {
  it('names the one refresh, and how long it took', () => {
    expect(captionsOf([told(100, STARTED), told(300, REFRESHED)])).toEqual([
      { x: expect.closeTo(19.4, 0), text: 'one refresh, 200 ms', tone: 'good' },
    ]);
  });

  it('counts the attempts that a busy server needed', () => {
    const wire = [wired(REFRESH, 110, 120, 503), wired(REFRESH, 200, 290)];
    expect(captionsOf([told(100, STARTED), told(300, REFRESHED)], wire)[0]!.text).toBe(
      'one refresh, 2 attempts, 200 ms',
    );
  });

  it('counts the refreshes, where there were more', () => {
    const gate = [told(10, STARTED), told(100, REFRESHED), told(400, STARTED), told(500, REFRESHED)];
    expect(captionsOf(gate).map(({ text }) => text)).toEqual(['refresh 1, 90 ms', 'refresh 2, 100 ms']);
  });

  it('tells what came of a refresh that brought nothing', () => {
    const failed = told(300, { type: 'refreshFailed', code: 'failed', status: 503 });
    const refused = told(300, { type: 'signedOut', reason: 'refused' });
    expect(captionsOf([told(100, STARTED), failed])).toMatchObject([{ text: 'one refresh: failed', tone: 'bad' }]);
    expect(captionsOf([told(100, STARTED), refused])).toMatchObject([{ text: 'one refresh: refused', tone: 'bad' }]);
    expect(captionsOf([told(100, STARTED)])).toMatchObject([{ text: 'one refresh …', tone: 'good' }]);
  });

  it('stays inside the picture', () => {
    expect(captionsOf([told(0, STARTED), told(5, REFRESHED)])[0]!.x).toBeGreaterThanOrEqual(10);
  });
});

describe('sketchCaptions', () => {
  it('names the three parts from left to right', () => {
    const captions = sketchCaptions(sketch(30));
    expect(captions.map(({ text }) => text)).toEqual(['refused', 'one refresh', 'sent again, answered']);
    expect(captions.map(({ x }) => x)).toEqual(captions.map(({ x }) => x).sort((a, b) => a - b));
  });
});

describe('axisCaptions', () => {
  it('begins with nothing, and ends before the edge', () => {
    const captions = axisCaptions(sceneOf([]));
    expect(captions[0]).toEqual({ x: 0, text: '0', tone: 'plain' });
    expect(captions.at(-1)!.x).toBeLessThan(97);
  });
});

function captionsOf(gate: readonly GateSight[], wire: readonly WireEntry[] = []) {
  return refreshCaptions(sceneOf(gate, wire));
}

function sceneOf(gate: readonly GateSight[], wire: readonly WireEntry[] = []) {
  const sightings = [sighting(pathOf(1), 0, { at: 1_000 })];
  return scene({ sightings, gate, wire, from: 0, now: 1_000, contender: 'library', here: 'here' });
}
