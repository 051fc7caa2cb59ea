import * as library from '../../public-api';
import { takeWarnings } from '../warnings';
import { BROKEN_VARIANTS } from './broken-variants';
import { loadLibrary } from './load-library';
import { keepsCookiesAtHome, rendersForEverybody } from './other-promises';
import { IN_THE_END, PROMISES } from './promises';
import { playSchedules } from './schedule';
import type { Library } from './tab';

/** Promises that no schedule is needed for. */
const OTHERS: Readonly<Record<string, (library: Library) => Promise<void>>> = {
  P20: rendersForEverybody,
  P21: keepsCookiesAtHome,
};

describe('the checker', () => {
  // Bad days are what schedules are made of: stores throw, servers answer nonsense.
  afterEach(() => void takeWarnings());

  it.each(BROKEN_VARIANTS.map(({ promise, what, changes }) => [promise, what, changes] as const))(
    'of %s finds a library that %s',
    async (promise, _, changes) => {
      const broken = loadLibrary(changes);
      const runs = { numRuns: 2_000, seed: 1, endOnFailure: true };
      const found = OTHERS[promise]?.(broken) ?? playSchedules(broken, runs, [promise]);
      await expect(found).rejects.toThrow(OTHERS[promise] ? promise : 'Property failed');
    },
    600_000,
  );

  it.each(Object.entries(OTHERS))('of %s finds nothing in ours', (_, check) => check(library));

  it('has such a library for every promise', () => {
    const promises = new Set(BROKEN_VARIANTS.map(({ promise }) => promise));
    const all = [PROMISES, IN_THE_END, OTHERS].flatMap((each) => Object.keys(each));
    expect([...all, 'P11'].filter((name) => !promises.has(name))).toEqual([]);
  });
});
