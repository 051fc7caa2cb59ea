import { RefreshLimit } from './refresh-limit';

describe('RefreshLimit', () => {
  it('admits so many in a sliding window', () => {
    const reached = jest.fn();
    const limit = new RefreshLimit({ max: 2, perSeconds: 10 }, reached);
    expect([0, 6_000, 9_999].map((now) => limit.admits(now))).toEqual([true, true, false]);
    expect([10_000, 10_001, 16_000].map((now) => limit.admits(now))).toEqual([true, false, true]);
  });

  it('tells once when it is reached', () => {
    const reached = jest.fn();
    const limit = new RefreshLimit({ max: 1, perSeconds: 10 }, reached);
    [0, 1, 2, 3].forEach((now) => limit.admits(now));
    expect(reached).toHaveBeenCalledTimes(1);
    [20_000, 20_001].forEach((now) => limit.admits(now));
    expect(reached).toHaveBeenCalledTimes(2);
  });

  it('heals where the clock is set back', () => {
    const limit = new RefreshLimit({ max: 1, perSeconds: 10 }, () => {});
    limit.admits(1e9);
    expect(limit.admits(1e9 - 3_600_000)).toBe(true);
  });
});
