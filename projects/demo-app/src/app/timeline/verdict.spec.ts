import { lanes } from './lane';
import { held, pathOf, replayed, sighting } from './seen';
import type { Ending, GateSight } from './sighting';
import { verdict, type Trips } from './verdict';

const STAYED: Trips = { toLogin: 0, back: false };
const good = { at: 212 };
const over = { at: 90, answered: false, status: 401, code: 'refused' } as const;

describe('verdict', () => {
  it('says nothing while something happens', () => {
    expect(of([good, undefined])).toBeUndefined();
    expect(of([])).toBeUndefined();
  });

  it('says that nobody noticed, and how long the slowest waited', () => {
    expect(of([good, { at: 412.4 }])).toEqual({
      tone: 'good',
      headline: 'Nothing.',
      detail: 'All 2 requests answered; the slowest waited 412 ms.',
    });
  });

  it('calls a wait that people notice by its name', () => {
    expect(of([good, { at: 3_140 }])).toMatchObject({ tone: 'slow', headline: 'A wait of 3.1 s.' });
  });

  it('counts what failed, and tells the reason that most of it shares', () => {
    const busy = { at: 20, answered: false, status: 503 };
    const cut = { at: 20, answered: false, status: 0 };
    expect(of([good, busy, cut, cut])).toEqual({
      tone: 'bad',
      headline: '3 of 4 requests failed.',
      detail: 'The server could not be reached.',
    });
    expect(of([cut, cut])).toMatchObject({ headline: 'All 2 requests failed.' });
    expect(of([cut])).toMatchObject({ headline: 'The one request failed.' });
  });

  it('tells a fresh token that was refused from a library that has had enough', () => {
    const refused = { at: 90, answered: false, status: 401 };
    expect(of([refused])).toMatchObject({ detail: expect.stringContaining('lets refusals through') });
    expect(of([refused], STAYED, [held(pathOf(1), 10), replayed(pathOf(1), 50)])).toMatchObject({
      detail: 'The server refused the fresh token as well.',
    });
  });

  it('tells that a session goes on after a refresh that failed', () => {
    const late = { at: 20, answered: false, status: 0, code: 'timedOut' } as const;
    expect(of([late])).toMatchObject({ detail: 'The refresh took too long; the session goes on.' });
  });

  it('tells of the trip to the login page, and whether it led back', () => {
    expect(of([over, over], { toLogin: 1, back: true })).toEqual({
      tone: 'login',
      headline: 'One clean trip to the login page and back.',
      detail: 'The session was over; 2 requests ended with it.',
    });
    expect(of([over], { toLogin: 1, back: false })).toMatchObject({ headline: 'One clean trip to the login page.' });
    expect(of([over], { toLogin: 2, back: true })).toMatchObject({ headline: '2 trips to the login page.' });
  });
});

function of(
  ends: readonly ((Partial<Ending> & { at: number }) | undefined)[],
  trips = STAYED,
  gate: readonly GateSight[] = [],
) {
  const sightings = ends.map((end, index) => sighting(pathOf(index + 1), 0, end));
  return verdict(lanes({ sightings, gate, wire: [], bars: [], now: 9_999 }), trips);
}
