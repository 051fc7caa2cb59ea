// Brings what a fresh clone lacks: the packages of package-lock.json, Node 24 among them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const bin = resolve('node_modules/.bin');
/** The environment in which `node` is the one of node_modules. */
export const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };

export function install() {
  const lock = readFileSync('package-lock.json', 'utf8');
  const stamp = 'node_modules/.installed-from';
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
    if (status !== 0) exitWith('npm ci failed; see above.');
  }
  const version = spawnSync('node', ['--version'], { env, encoding: 'utf8' }).stdout;
  if (Number(/^v(\d+)/.exec(version)?.[1]) < 24) {
    exitWith(
      'Node 24 was not installed with the package "node": allow its install script, then remove node_modules and start again.',
    );
  }
  writeFileSync(stamp, lock);
}

/** @returns {never} */
export function exitWith(message) {
  console.error(message);
  process.exit(1);
}
