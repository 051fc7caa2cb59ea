// npm run bench: everything side by side in one go; writes bench/RESULTS.md, bench/results.svg and the README's table. Takes 20 minutes.
// -- --quick: fewer rounds and lines, --only=burst,tabs: these parts, --rounds=9, --built: the pages as they were built last time.
// Only a whole run writes the results.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

import { env, exitWith, install } from '../scripts/install.mjs';

/** In the order in which they stand in the report. Those in a browser need pages. */
const PARTS = ['burst', 'late-401s', 'tabs', 'bundle', 'good-day', 'scale', 'hour'];
const ON_PAGES = ['burst', 'late-401s', 'tabs', 'bundle'];

const values = options();
install();
if (!process.execArgv.includes('--expose-gc')) again();
const { buildPages, installCompetitors } = await import('./stand/build-pages.mjs');
const { goalRow, report, section } = await import('./stand/report.mjs');
const { picture } = await import('./stand/picture.mjs');
const { writeReadmeTable } = await import('./stand/readme-table.mjs');

const began = performance.now();
const log = (line) => console.log(`${((performance.now() - began) / 60_000).toFixed(1).padStart(5)} min  ${line}`);
const wanted = values.only ? values.only.split(',') : PARTS;
const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));

if (!values.built) {
  run('npm', ['run', '--silent', 'build:library']);
  installCompetitors();
  if (wanted.some((name) => ON_PAGES.includes(name))) buildPages((page) => log(`build: ${page}`));
}
const parts = [];
const broken = [];
for (const name of wanted) {
  const file = new URL(`${name}.mjs`, import.meta.url);
  if (!existsSync(file)) {
    log(`${name}: not there, skipped`);
    continue;
  }
  try {
    const { measure } = await import(file.href);
    const part = await measure({ rounds, quick: values.quick, log: (line) => log(`${name}: ${line}`) });
    parts.push({ name, ...part });
    console.log(`\n${section(part).join('\n')}\n`);
    for (const { goal, measured, '': verdict } of part.goals.map(goalRow))
      console.log(`${verdict}: ${goal}: ${measured}`);
    console.log();
  } catch (fault) {
    broken.push(name);
    console.error(fault);
  }
}

mkdirSync('dist/bench', { recursive: true });
writeFileSync('dist/bench/results.json', JSON.stringify(parts, null, 2));
if (wanted === PARTS && !values.quick && broken.length === 0) {
  const minutes = Math.ceil((performance.now() - began) / 60_000);
  writeFileSync('bench/RESULTS.md', report(parts, { rounds, minutes }));
  writeFileSync('bench/results.svg', picture(parts.find(({ name }) => name === 'burst').rows));
  writeReadmeTable(parts);
  run('prettier', ['--write', '--log-level=warn', 'bench/RESULTS.md', 'README.md']);
  log("bench/RESULTS.md, bench/results.svg and the README's table are written");
}
if (broken.length > 0) exitWith(`These parts broke: ${broken.join(', ')}; see above.`);

/** The Node of node_modules, whatever this one is, and with a collector that can be called: memory is measured too. */
function again() {
  const { status } = spawnSync('node', ['--expose-gc', ...process.argv.slice(1)], { env, stdio: 'inherit' });
  process.exit(status ?? 1);
}

function run(command, args) {
  const { status } = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) exitWith(`${command} ${args.join(' ')} failed; see above.`);
}

function options() {
  const usage = `npm run bench -- [--quick] [--only=${PARTS.join(',')}] [--rounds=5] [--built]`;
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        only: { type: 'string' },
        rounds: { type: 'string' },
      },
    });
    const unknown = values.only?.split(',').filter((name) => !PARTS.includes(name)) ?? [];
    return unknown.length === 0 ? values : exitWith(`Unknown: ${unknown.join(', ')}\n${usage}`);
  } catch (fault) {
    return exitWith(`${fault.message}\n${usage}`);
  }
}
