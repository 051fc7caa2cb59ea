// npm run test:model -- --runs=100000: plays as many schedules as wanted against the library, in all of a person's bad days.
// --seed, --path and --replay as a failure prints them play that one again; --diary tells what was on the wire.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

import { env, exitWith, install } from './install.mjs';

const NAMES = {
  runs: 'MODEL_RUNS',
  seed: 'MODEL_SEED',
  path: 'MODEL_PATH',
  replay: 'MODEL_REPLAY',
  diary: 'MODEL_DIARY',
};

install();
const { values } = options();
for (const [name, value] of Object.entries(values)) env[NAMES[name]] = String(value);
process.exit(spawnSync('jest', ['src/test/model/model'], { stdio: 'inherit', env }).status ?? 1);

function options() {
  const text = { type: 'string' };
  try {
    return parseArgs({ options: { runs: text, seed: text, path: text, replay: text, diary: { type: 'boolean' } } });
  } catch (fault) {
    return exitWith(`${fault.message}\nnpm run test:model -- [--runs=N] [--seed=N --path=… --replay=…] [--diary]`);
  }
}
