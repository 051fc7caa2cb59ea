import { refreshLimit } from './refresh-limit';

describe('refreshLimit', () => {
  it('admits so many in a sliding window', () => {
    const reached = jest.fn();
    const limit = refreshLimit({ max: 2, perSeconds: 10 }, reached);
    expect([0, 6_000, 9_999].map((now) => limit(now))).toEqual([true, true, false]);
    expect([10_000, 10_001, 16_000].map((now) => limit(now))).toEqual([true, false, true]);
  });

  it('tells once when it is reached', () => {
    const reached = jest.fn();
    const limit = refreshLimit({ max: 1, perSeconds: 10 }, reached);
    [0, 1, 2, 3].forEach((now) => limit(now));
    expect(reached).toHaveBeenCalledTimes(1);
    [20_000, 20_001].forEach((now) => limit(now));
    expect(reached).toHaveBeenCalledTimes(2);
  });

  it('heals where the clock is set back', () => {
    const limit = refreshLimit({ max: 1, perSeconds: 10 }, () => {});
    limit(1e9);
    expect(limit(1e9 - 3_600_000)).toBe(true);
  });
});
