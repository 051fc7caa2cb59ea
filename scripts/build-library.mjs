// npm run build:library: the package as it is published, in dist/token-refresh, and packed, in dist/ngx-token-refresh.tgz.
import { spawnSync } from 'node:child_process';
import { cpSync, renameSync } from 'node:fs';

import { env, exitWith } from './install.mjs';
import { shortenNames } from './shorten-names.mjs';

const FOLDER = 'dist/token-refresh';
const SCHEMATICS = 'projects/token-refresh/schematics';
/** Files of the repository that people look for in the package; ng-packagr takes none from outside its project. */
const PAPERS = ['README.md', 'CHANGELOG.md', 'LICENSE'];

run('ng', ['build', 'token-refresh']);
shortenNames(FOLDER);
for (const paper of PAPERS) cpSync(paper, `${FOLDER}/${paper}`);
run('tsc', ['-p', SCHEMATICS]);
for (const file of ['package.json', 'collection.json', 'ng-add/schema.json']) {
  cpSync(`${SCHEMATICS}/${file}`, `${FOLDER}/schematics/${file}`);
}
const [{ filename }] = JSON.parse(run('npm', ['pack', `./${FOLDER}`, '--json', '--pack-destination=dist']));
renameSync(`dist/${filename}`, 'dist/ngx-token-refresh.tgz');

function run(command, args) {
  const { status, stdout } = spawnSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) exitWith(`${command} ${args.join(' ')} failed; see above.`);
  return stdout;
}
