import { isPaused, pauseAfter } from './pause';

describe('pauseAfter', () => {
  afterEach(() => jest.restoreAllMocks());

  it('doubles from 2 s to 30 s', () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    expect([1, 2, 3, 4, 5, 50].map((times) => pauseAfter(times, 0))).toEqual([2e3, 4e3, 8e3, 16e3, 30e3, 30e3]);
  });

  it('varies by a quarter, so that clients that failed together do not come back together', () => {
    jest.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(1);
    expect([pauseAfter(1, 0), pauseAfter(1, 0)]).toEqual([1_500, 2_500]);
  });

  it('is as long as the server asks for', () => {
    expect(pauseAfter(1, 60_000)).toBe(60_000);
  });
});

describe('isPaused', () => {
  const failing = (until: number) => ({ code: 'failed' as const, until, times: 1 });

  it('is true until then', () => {
    expect(isPaused(failing(2_000), 1_999)).toBe(true);
    expect(isPaused(failing(2_000), 2_000)).toBe(false);
  });

  it('lasts as long as the longest that a server may ask for', () => {
    expect(isPaused(failing(300_000), 0)).toBe(true);
    expect(isPaused(failing(300_001), 0)).toBe(false);
  });

  it('does not last for hours because the clock was set back', () => {
    expect(isPaused(failing(7_200_000), 0)).toBe(false);
  });
});
