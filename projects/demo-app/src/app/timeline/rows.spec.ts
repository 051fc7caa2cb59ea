import { lanes } from './lane';
import { LABEL_HEIGHT, rows } from './rows';
import { pathOf, sighting } from './seen';

describe('rows', () => {
  it('divides the height among the lanes', () => {
    const found = rows(lanesOf(['a'], 30), 300);
    expect(found.labels).toEqual([]);
    expect(found.rows.map(({ top }) => top)).toEqual(Array.from({ length: 30 }, (_, index) => index * 10));
  });

  it('keeps few lanes together', () => {
    expect(rows(lanesOf(['a'], 2), 300).rows[1]!.top).toBeLessThan(30);
  });

  it.each([
    [1, 1],
    [2, 100],
    [8, 100],
  ])('leaves nothing outside, with %d tabs of %d', (count, each) => {
    const tabs = Array.from({ length: count }, (_, index) => `tab${index}`);
    const { top, height } = rows(lanesOf(tabs, each), 300).rows.at(-1)!;
    expect(height).toBeGreaterThan(0);
    expect(top + height).toBeLessThanOrEqual(300.001);
  });

  it('has the name of each tab above its lanes', () => {
    const found = rows(lanesOf(['a', 'b'], 10), 336);
    expect(found.labels).toEqual([
      { tab: 'a', top: 0 },
      { tab: 'b', top: LABEL_HEIGHT + 150 },
    ]);
    expect(found.rows[0]!.top).toBe(LABEL_HEIGHT);
  });
});

function lanesOf(tabs: readonly string[], each: number) {
  const sightings = tabs.flatMap((tab) =>
    Array.from({ length: each }, (_, index) => sighting(pathOf(index + 1, tab), 0)),
  );
  return lanes({ sightings, gate: [], wire: [], bars: [], now: 100 });
}
