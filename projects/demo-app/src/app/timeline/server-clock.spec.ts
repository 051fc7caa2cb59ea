import { pathOf, wired } from './seen';
import { byOurClock } from './server-clock';

describe('byOurClock', () => {
  it('moves what a server saw whose clock is ahead, and leaves how long it took', () => {
    const entries = [wired(pathOf(1), 5_000_010, 5_000_030)];
    const [entry] = byOurClock({ entries, last: 1, now: 5_000_055 }, 50, 60);
    expect(entry).toMatchObject({ arrivedAt: 10, at: 30 });
  });
});
