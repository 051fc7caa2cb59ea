import { lanes, type Seen } from './lane';
import { refreshBars, refreshBarsOfWire } from './refresh-bar';
import { held, pathOf, REFRESH, REFRESHED, replayed, sighting, STARTED, told, wired } from './seen';

const path = pathOf(1);
const refresh = [told(10, STARTED), told(210, REFRESHED)];

describe('lanes', () => {
  it('lets a request whose token is good be sent, and answered', () => {
    expect(laneOf({ sightings: [sighting(path, 0, { at: 40 })] })).toEqual({
      path,
      tab: 'here',
      item: 1,
      segments: [{ kind: 'sent', from: 0, to: 40, status: 200 }],
      outcome: 'answered',
      end: { at: 40, answered: true, status: 200 },
    });
  });

  it('follows a request that is still on its way to now', () => {
    const lane = laneOf({ sightings: [sighting(path, 5)], now: 33 });
    expect(lane).toMatchObject({ outcome: 'running', segments: [{ kind: 'sent', from: 5, to: 33 }] });
  });

  it('shows the refusal, the wait at the gate and the replay', () => {
    const gate = [...refresh, held(path, 30), replayed(path, 212)];
    expect(laneOf({ sightings: [sighting(path, 0, { at: 260 })], gate })!.segments).toEqual([
      { kind: 'refused', from: 0, to: 30, status: 401 },
      { kind: 'held', from: 30, to: 212 },
      { kind: 'replayed', from: 212, to: 260, status: 200 },
    ]);
  });

  it('shows a replay without a wait, where the token had been replaced meanwhile', () => {
    const gate = [...refresh, replayed(path, 240)];
    expect(kinds(laneOf({ sightings: [sighting(path, 0, { at: 260 })], gate }))).toEqual(['refused', 'replayed']);
  });

  it('shows a request that waited before it was ever sent, until the refresh ended', () => {
    const gate = [...refresh, held(path, 100.2)];
    expect(laneOf({ sightings: [sighting(path, 100, { at: 260 })], gate })!.segments).toEqual([
      { kind: 'held', from: 100.2, to: 210 },
      { kind: 'sent', from: 210, to: 260, status: 200 },
    ]);
  });

  it('shows a fresh token that is refused: a second wait, then the replay', () => {
    const again = [told(230, STARTED), told(330, REFRESHED)];
    const gate = [...refresh, ...again, held(path, 100.2), held(path, 230), replayed(path, 331)];
    const lane = laneOf({ sightings: [sighting(path, 100, { at: 350 })], gate });
    expect(kinds(lane)).toEqual(['held', 'refused', 'held', 'replayed']);
  });

  it('does not send what the gate has failed', () => {
    const gate = [told(10, STARTED), told(60, { type: 'refreshFailed', code: 'failed' }), held(path, 10.2)];
    const end = { at: 61, answered: false, status: 0, code: 'failed' } as const;
    const lane = laneOf({ sightings: [sighting(path, 10, end)], gate });
    expect(lane).toMatchObject({ outcome: 'failed', segments: [{ kind: 'held', from: 10.2, to: 61 }] });
  });

  it('calls a first answer of 401 that nobody replays a refusal', () => {
    const lane = laneOf({ sightings: [sighting(path, 0, { at: 20, answered: false, status: 401 })] });
    expect(lane).toMatchObject({ outcome: 'failed', segments: [{ kind: 'refused', status: 401 }] });
  });

  it('counts what waits for a connection as not yet sent', () => {
    const gate = [...refresh, held(path, 30), replayed(path, 212)];
    const wire = [wired(path, 20, 28, 401), wired(path, 250, 258)];
    expect(laneOf({ sightings: [sighting(path, 0, { at: 260 })], gate, wire })!.segments).toEqual([
      { kind: 'queued', from: 0, to: 20 },
      { kind: 'refused', from: 20, to: 30, status: 401 },
      { kind: 'held', from: 30, to: 212 },
      { kind: 'queued', from: 212, to: 250 },
      { kind: 'replayed', from: 250, to: 260, status: 200 },
    ]);
  });

  it('has one for each request, tab by tab, in the order of their numbers', () => {
    const sightings = [pathOf(10, 'b'), pathOf(2, 'b'), pathOf(1, 'a')].map((each) => sighting(each, 0));
    expect(lanes(seen({ sightings })).map(({ tab, item }) => [tab, item])).toEqual([
      ['a', 1],
      ['b', 2],
      ['b', 10],
    ]);
  });

  describe('of somebody who tells nothing', () => {
    const silent = pathOf(1, 'here', 'axios');
    const token = wired(REFRESH, 530, 730);

    it('are on their way until the server is asked', () => {
      expect(kinds(laneOf({ sightings: [sighting(silent, 0)], now: 10 }))).toEqual(['sent']);
    });

    it('are what the server saw', () => {
      const wire = [wired(silent, 2, 4, 401), token, wired(silent, 740, 790)];
      expect(laneOf({ sightings: [sighting(silent, 0, { at: 792 })], wire })!.segments).toEqual([
        { kind: 'refused', from: 0, to: 4, status: 401 },
        { kind: 'held', from: 4, to: 730 },
        { kind: 'queued', from: 730, to: 740 },
        { kind: 'replayed', from: 740, to: 792, status: 200 },
      ]);
    });

    it('wait after a refusal for a refresh that fails', () => {
      const wire = [wired(silent, 2, 4, 401), wired(REFRESH, 10, 210, 503)];
      const end = { at: 214, answered: false, status: 503 };
      expect(kinds(laneOf({ sightings: [sighting(silent, 0, end)], wire }))).toEqual(['refused', 'held']);
    });

    it('wait for ever after a refusal that leads nowhere', () => {
      const lane = laneOf({ sightings: [sighting(silent, 0)], wire: [wired(silent, 2, 4, 401)], now: 3_000 });
      expect(lane).toMatchObject({
        outcome: 'running',
        segments: [
          { kind: 'refused', to: 4 },
          { kind: 'held', to: 3_000 },
        ],
      });
    });
  });
});

function seen({ gate = [], wire = [], ...rest }: Partial<Seen>): Seen {
  const now = rest.now ?? 1_000;
  const bars = gate.length ? refreshBars(gate, wire, now) : refreshBarsOfWire('axios', wire);
  // As a gate tells it: in the order of time.
  return { sightings: [], gate: [...gate].sort((a, b) => a.at - b.at), wire, bars, now, ...rest };
}

function laneOf(some: Partial<Seen>) {
  return lanes(seen(some))[0];
}

function kinds(lane: ReturnType<typeof laneOf>): string[] {
  return lane!.segments.map(({ kind }) => kind);
}
