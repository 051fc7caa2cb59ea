import * as library from '../../public-api';
import { takeWarnings } from '../warnings';
import { playSchedules } from './schedule';

/** Set by `npm run test:model`, for more runs than these, or to see a failure again. */
const { MODEL_RUNS: runs, MODEL_SEED: seed, MODEL_PATH: path } = process.env;
const FIXED_SEED = 20_261_123;
const fresh = Math.floor(Math.random() * 2 ** 31);
const HOURS = 3_600_000;

describe('the library keeps every promise', () => {
  // Bad days are what schedules are made of: stores throw, servers answer nonsense.
  afterEach(() => void takeWarnings());

  if (runs || seed) {
    const given = Number(seed ?? fresh);
    it(
      `in the schedules asked for, of seed ${given}`,
      async () => play(Number(runs ?? 2_000), given, path),
      24 * HOURS,
    );
    return;
  }
  it('in 2,000 schedules of a fixed seed', () => play(2_000, FIXED_SEED), HOURS);
  it('in 500 schedules of a fresh seed', () => play(500, fresh), HOURS);
});

/** Prints the seed, also where a gate is silent: it is the way back to what was played. */
function play(numRuns: number, of: number, from?: string): Promise<void> {
  process.stdout.write(`${numRuns} schedules of seed ${of}\n`);
  return playSchedules(library, { numRuns, seed: of, path: from });
}
