// Brings the competitors' packages, and builds a page for each of them as it would go into production.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { env, exitWith } from '../../scripts/install.mjs';

export const PAGES = Object.keys(
  JSON.parse(readFileSync('bench/angular.json', 'utf8')).projects.page.architect.build.configurations,
);

export function installCompetitors() {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

export function buildPages(log) {
  for (const page of PAGES) {
    log(page);
    run('ng', ['build', 'page', `--configuration=${page}`]);
  }
}

function run(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: 'bench',
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) exitWith(`${stdout}\n${command} ${args.join(' ')} failed; see above.`);
}
