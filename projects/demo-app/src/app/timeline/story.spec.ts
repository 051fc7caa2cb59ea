import { lanes } from './lane';
import { refreshBars } from './refresh-bar';
import { held, pathOf, REFRESHED, replayed, sighting, STARTED, told, wired } from './seen';
import type { GateSight, Sighting } from './sighting';
import { story } from './story';

const path = pathOf(7);
const refresh = (by: string, tab = 'here') => [told(10, STARTED, tab), held(by, 10, tab), told(235, REFRESHED, tab)];

describe('story', () => {
  it('tells of refusal, wait and replay, and who had begun the refresh', () => {
    const gate = [...refresh(pathOf(3)), held(path, 31), replayed(path, 235)];
    expect(storyOf(sighting(path, 0, { at: 279 }), gate)).toBe(
      'Sent at 0 ms, refused with 401 after 31 ms. Waited 204 ms at the gate for the refresh that request 3 had begun. Sent again with the new token, answered after 44 ms.',
    );
  });

  it('tells who began the refresh themselves', () => {
    const gate = [...refresh(path), replayed(path, 235)];
    expect(storyOf(sighting(path, 0, { at: 279 }), gate)).toContain('for the refresh that it had begun.');
  });

  it('tells of a refresh that another tab had begun', () => {
    const gate = [...refresh(pathOf(3, 'there'), 'there'), held(path, 31), replayed(path, 240)];
    expect(storyOf(sighting(path, 0, { at: 279 }), gate)).toContain('that request 3 of another tab had begun.');
  });

  it('tells of a request that waited before it was ever sent', () => {
    const gate = [told(9, STARTED), held(path, 10), told(235, REFRESHED)];
    expect(storyOf(sighting(path, 10, { at: 279 }), gate)).toBe(
      'Waited 225 ms at the gate for the refresh that it had begun. Sent with the new token, answered after 44 ms.',
    );
  });

  it('tells how long it took to get to the server', () => {
    const lane = {
      sightings: [sighting(path, 0, { at: 70 })],
      gate: [],
      wire: [wired(path, 20, 68)],
      bars: [],
      now: 99,
    };
    expect(story(lanes(lane)[0]!, [])).toBe('Sent at 0 ms, at the server 20 ms later, answered after 50 ms.');
  });

  it('tells of a request on its way', () => {
    expect(storyOf(sighting(path, 0), [], 33)).toBe('Sent at 0 ms, on its way for 33 ms.');
  });

  it.each([
    [{ status: 401, code: 'refused' } as const, 'Failed: the session was over.'],
    [{ status: 0, code: 'timedOut' } as const, 'Failed: the refresh took too long.'],
    [{ status: 0, code: 'failed' } as const, 'Failed: the refresh had failed.'],
  ])('tells why the gate failed a request: %j', (end, text) => {
    const gate = [told(10, STARTED), held(path, 31)];
    expect(storyOf(sighting(path, 0, { at: 90, answered: false, ...end }), gate)).toMatch(new RegExp(`${text}$`));
  });

  it.each([
    [500, 'Sent at 0 ms, refused with 500 after 90 ms. Failed.'],
    [0, 'Sent at 0 ms, no answer after 90 ms. Failed.'],
  ])('tells how the server failed a request: %d', (status, text) => {
    expect(storyOf(sighting(path, 0, { at: 90, answered: false, status }), [])).toBe(text);
  });
});

function storyOf(one: Sighting, gate: readonly GateSight[], now = 1_000): string {
  const sorted = [...gate].sort((a, b) => a.at - b.at);
  const bars = refreshBars(sorted, [], now);
  return story(lanes({ sightings: [one], gate: sorted, wire: [], bars, now })[0]!, bars);
}
