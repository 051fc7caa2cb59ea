import { percent, ticks, timeScale } from './time-scale';

describe('timeScale', () => {
  it('is never so short that noise fills the picture', () => {
    expect(timeScale(1_000, 1_001).span).toBeGreaterThan(200);
  });

  it('leaves room behind the last answer', () => {
    expect(percent(timeScale(0, 800), 800)).toBeLessThan(100);
  });
});

describe('percent', () => {
  it('keeps everything inside the picture', () => {
    const scale = timeScale(100, 1_100);
    expect([50, 100, 9_999].map((at) => percent(scale, at))).toEqual([0, 0, 100]);
  });
});

describe('ticks', () => {
  it.each([250, 412, 999, 1_500, 7_777, 20_000])('are round and few for %d ms', (span) => {
    const found = ticks({ from: 0, span });
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(found.length).toBeLessThanOrEqual(7);
    expect(found[0]).toBe(0);
    expect(String(found[1]! / 10 ** Math.floor(Math.log10(found[1]!)))).toMatch(/^[125]$/);
  });
});
