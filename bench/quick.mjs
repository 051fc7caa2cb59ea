// npm test: the in-process benchmarks in short. Only ratios, with bounds so wide that what breaks them is a regression and not a busy machine.
import { atMost, print } from './in-process/figures.mjs';
import { measure as goodDay } from './good-day.mjs';
import { measure as scale } from './scale.mjs';

/** How many times its goal a ratio may be. */
const SLACK = { 'good day': 2, scale: 3 };

const results = { 'good day': await goodDay({ quick: true }), scale: await scale({ quick: true }) };
let all = true;
for (const [name, result] of Object.entries(results)) {
  const goals = result.goals.map(({ name: goal, bound, measured }) => atMost(goal, bound * SLACK[name], measured));
  all = print({ ...result, command: 'node bench/quick.mjs', goals }) && all;
}
process.exit(all ? 0 : 1);
