import { refreshBars, refreshBarsOfWire } from './refresh-bar';
import { held, JOINED, pathOf, REFRESH, REFRESHED, STARTED, told, wired } from './seen';

describe('refreshBars', () => {
  it('reaches from the beginning of a refresh to its end, and knows who caused it', () => {
    const gate = [told(10, STARTED), held(pathOf(3), 10), held(pathOf(1), 12), told(210, REFRESHED)];
    expect(refreshBars(gate, [], 300)).toEqual([
      { from: 10, to: 210, by: 'here', outcome: 'refreshed', begunBy: pathOf(3), attempts: [] },
    ]);
  });

  it('reaches to now while it runs', () => {
    expect(refreshBars([told(10, STARTED)], [], 60)).toMatchObject([{ from: 10, to: 60, outcome: 'running' }]);
  });

  it('was caused by nobody where nobody waits', () => {
    const gate = [told(10, { type: 'refreshStarted', cause: 'ahead' }), told(210, REFRESHED), held(pathOf(3), 400)];
    expect(refreshBars(gate, [], 500)[0]).not.toHaveProperty('begunBy');
  });

  it.each([
    [{ type: 'refreshFailed', code: 'refused' } as const, 'refused'],
    [{ type: 'refreshFailed', code: 'timedOut' } as const, 'failed'],
    [{ type: 'signedOut', reason: 'refused' } as const, 'refused'],
  ])('tells how it ended: %j', (event, outcome) => {
    expect(refreshBars([told(10, STARTED), told(90, event)], [], 99)).toMatchObject([{ to: 90, outcome }]);
  });

  it('has the attempts that the server saw', () => {
    const gate = [told(10, STARTED), told(900, REFRESHED)];
    const busy = wired(REFRESH, 12, 212, 503);
    const good = wired(REFRESH, 600, 899.5);
    const wire = [wired(REFRESH, -90, -50), busy, wired(pathOf(1), 20, 30), good, wired(REFRESH, 950, 1_000)];
    expect(refreshBars(gate, wire, 1_000)[0]!.attempts).toEqual([busy, good]);
  });

  describe('of two tabs', () => {
    const first = [told(10, STARTED, 'a'), told(210, REFRESHED, 'a')];

    it('has one refresh, where the other tab waited for it', () => {
      const gate = [...first, told(15, STARTED, 'b'), told(214, JOINED, 'b')];
      expect(refreshBars(gate, [], 300).map(({ by }) => by)).toEqual(['a']);
    });

    it('has one refresh while the other tab still waits for it', () => {
      const gate = [told(10, STARTED, 'a'), told(15, STARTED, 'b')];
      expect(refreshBars(gate, [], 50).map(({ by }) => by)).toEqual(['a']);
    });

    it('shows the wait of a tab that tells of a refresh which nobody else tells of', () => {
      const gate = [told(15, STARTED, 'b'), told(214, JOINED, 'b')];
      expect(refreshBars(gate, [], 300).map(({ by }) => by)).toEqual(['b']);
    });

    it('has two refreshes, where both tabs asked the server', () => {
      const gate = [...first, told(15, STARTED, 'b'), told(214, REFRESHED, 'b')];
      expect(refreshBars(gate, [], 300).map(({ by }) => by)).toEqual(['a', 'b']);
    });
  });
});

describe('refreshBarsOfWire', () => {
  it('is what the server saw', () => {
    const wire = [
      wired(pathOf(1), 0, 5, 401),
      wired(REFRESH, 10, 20, 503),
      wired(REFRESH, 30, 40),
      wired(REFRESH, 50, 60, 401),
    ];
    expect(refreshBarsOfWire('axios', wire)).toMatchObject([
      { from: 10, to: 20, by: 'axios', outcome: 'failed' },
      { from: 30, to: 40, by: 'axios', outcome: 'refreshed' },
      { from: 50, to: 60, by: 'axios', outcome: 'refused' },
    ]);
  });
});
