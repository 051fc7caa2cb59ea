import { figures } from './figures';
import { lanes } from './lane';
import { pathOf, REFRESH, sighting, wired } from './seen';

describe('figures', () => {
  const wire = [wired(pathOf(1), 1, 2, 401), wired(REFRESH, 3, 200), wired(pathOf(1), 201, 250)];

  it('counts the requests, the refreshes and what was on the wire', () => {
    const seen = { sightings: [sighting(pathOf(1), 10, { at: 252 })], gate: [], wire, bars: [], now: 300 };
    expect(figures(lanes(seen), wire)).toEqual({
      requests: 1,
      lastAnswerMs: 242,
      refreshes: 1,
      onTheWire: 3,
      lost: 0,
      waiting: 0,
    });
  });

  it('counts as lost what failed and what still waits', () => {
    const sightings = [
      sighting(pathOf(1), 0, { at: 250 }),
      sighting(pathOf(2), 0, { at: 900, answered: false, status: 500 }),
      sighting(pathOf(3), 0),
    ];
    const found = figures(lanes({ sightings, gate: [], wire: [], bars: [], now: 4_000 }), []);
    expect(found).toMatchObject({ lost: 2, waiting: 1, lastAnswerMs: 250 });
  });

  it('has no last answer where nothing was answered', () => {
    const seen = { sightings: [sighting(pathOf(1), 0)], gate: [], wire: [], bars: [], now: 4_000 };
    expect(figures(lanes(seen), []).lastAnswerMs).toBeUndefined();
  });
});
