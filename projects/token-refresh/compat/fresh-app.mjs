// A new app as the CLI of one Angular major makes it, with the packed library in it and our sources laid over.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { env } from '../../../scripts/install.mjs';

const FRAMEWORK = [
  'common',
  'compiler',
  'compiler-cli',
  'core',
  'forms',
  'platform-browser',
  'platform-server',
  'router',
];
const TOOLS = ['build', 'cli', 'ssr'];
const SOURCES = join(import.meta.dirname, 'app');

/** @returns {{ folder: string, angular: string, typescript: string }} */
export function freshApp(major, place, tarball) {
  const versions = { ...newest(FRAMEWORK, major), ...newest(TOOLS, major) };
  const cli = `@angular/cli@${versions['@angular/cli']}`;
  const answers = ['--defaults', '--ssr', '--skip-git', '--skip-tests', '--skip-install', '--style=css'];
  run('npx', ['-y', cli, 'new', 'app', ...answers, `--directory=angular-${major}`], place);
  const folder = join(place, `angular-${major}`);
  edit(join(folder, 'package.json'), (own) => pin(own, versions));
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  const version = (name) => readJson(join(folder, 'node_modules', name, 'package.json')).version;
  const zone = readJson(join(folder, 'node_modules/@angular/core/package.json')).peerDependencies['zone.js'];
  add(folder, `zone.js@${zone}`);
  addLibrary(folder, tarball);
  layOver(folder);
  return { folder, angular: version('@angular/core'), typescript: version('typescript') };
}

/** Here `ng add` can take its place. */
function addLibrary(folder, tarball) {
  add(folder, tarball);
}

function add(folder, ...what) {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...what], folder);
}

/** Strict in every way, and nothing of the CLI's server but what renders pages while the app is built. */
function layOver(folder) {
  cpSync(SOURCES, join(folder, 'src/app'), { recursive: true });
  edit(join(folder, 'tsconfig.app.json'), () => ({
    extends: './tsconfig.json',
    compilerOptions: { strict: true, skipLibCheck: false, outDir: './out-tsc/app', types: [] },
    angularCompilerOptions: {
      strictTemplates: true,
      strictInjectionParameters: true,
      strictInputAccessModifiers: true,
    },
    files: ['src/main.ts', 'src/main.server.ts'],
  }));
  edit(join(folder, 'angular.json'), (workspace) => {
    const { options, configurations } = workspace.projects.app.architect.build;
    Object.assign(options, { outputMode: 'static', ssr: true, polyfills: [] });
    configurations.zone = { polyfills: ['zone.js'], outputPath: 'dist/zone.js' };
    configurations.zoneless = { outputPath: 'dist/zoneless' };
    return workspace;
  });
}

/** @returns the newest versions that these packages have all of them: a mirror may be ahead with one */
function newest(names, major) {
  const packages = names.map((name) => `@angular/${name}`);
  const [first, ...others] = packages.map((name) =>
    [JSON.parse(run('npm', ['view', `${name}@${major}`, 'version', '--json']))].flat(),
  );
  const version = first
    .filter((candidate) => others.every((versions) => versions.includes(candidate)))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  if (!version) throw new Error(`No version ${major} that all of ${packages.join(', ')} have.`);
  return Object.fromEntries(packages.map((name) => [name, version]));
}

function pin(own, versions) {
  for (const wanted of [own.dependencies, own.devDependencies]) {
    for (const name of Object.keys(wanted)) wanted[name] = versions[name] ?? wanted[name];
  }
  return own;
}

function edit(path, change) {
  writeFileSync(path, JSON.stringify(change(readJson(path)), null, 2));
}

/** The CLI's files begin with comments. */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\s*\/[/*].*$/gm, ''));
}

export function run(command, args, cwd, timeout) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  const options = { cwd, timeout, stdio, env: { ...env, NG_CLI_ANALYTICS: 'false' }, encoding: 'utf8' };
  return execFileSync(command, args, options);
}
