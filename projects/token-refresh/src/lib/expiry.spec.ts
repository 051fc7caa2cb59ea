import { isExpired, timeLeft, timeUntilDue, timeUntilRenewal } from './expiry';

const tokens = (lifetime?: number) => ({ issuedAt: 1_000, lifetime, sessionId: 's', generation: 1 });

describe('timeLeft', () => {
  it('counts from when the token arrived', () => {
    expect(timeLeft(tokens(60), 1_000)).toBe(60_000);
    expect(timeLeft(tokens(60), 62_000)).toBe(-1_000);
  });

  it('is without end where nobody said', () => {
    expect(timeLeft(tokens(), 1e15)).toBe(Infinity);
  });
});

describe('isExpired', () => {
  it('is true from the moment on', () => {
    expect(isExpired(tokens(60), 60_999)).toBe(false);
    expect(isExpired(tokens(60), 61_000)).toBe(true);
    expect(isExpired(tokens(0), 1_000)).toBe(true);
  });
});

describe('timeUntilDue', () => {
  it('is refreshAhead seconds before the end, at most a quarter of the lifetime', () => {
    expect(timeUntilDue(tokens(600), 30, 1_000)).toBe(570_000);
    expect(timeUntilDue(tokens(60), 30, 1_000)).toBe(45_000);
    expect(timeUntilDue(tokens(60), 0, 1_000)).toBe(60_000);
  });

  it('never comes where nobody said when they expire', () => {
    expect(timeUntilDue(tokens(), 30, 1_000)).toBe(Infinity);
  });
});

describe('timeUntilRenewal', () => {
  it('is spread over the first half of what is left then', () => {
    expect(timeUntilRenewal(tokens(600), 30, 1_000, 0)).toBe(570_000);
    expect(timeUntilRenewal(tokens(600), 30, 1_000, 1)).toBe(585_000);
    expect(timeUntilRenewal(tokens(4), 30, 1_000, 1)).toBe(3_500);
    expect(timeUntilRenewal(tokens(), 30, 1_000)).toBe(Infinity);
  });

  it('is different each time', () => {
    const times = Array.from({ length: 20 }, () => timeUntilRenewal(tokens(600), 30, 1_000));
    expect(new Set(times).size).toBeGreaterThan(1);
  });
});
