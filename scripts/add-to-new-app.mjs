// node scripts/add-to-new-app.mjs [20|21|22] [--ssr …]: ng new, ng add of the packed tarball, ng build, ng add once more.
// After build:library. What stands behind the version goes to ng new. The app is kept where something failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { env, exitWith } from './install.mjs';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const [version = devDependencies['@angular/cli'], ...flags] = process.argv.slice(2);
const tarball = resolve('dist/ngx-token-refresh.tgz');
const folder = mkdtempSync(join(tmpdir(), 'add-to-new-app-'));
const app = join(folder, 'app');

run(folder, 'npx', ['--yes', `@angular/cli@${version}`, 'new', 'app', '--defaults', '--skip-git', ...flags]);
const file = join(
  app,
  'src/app',
  readdirSync(join(app, 'src/app')).find((name) => /^app\.config\.ts$|^app.module\.ts$/.test(name)),
);
provideHttpClient();
const answers = ['--skip-confirmation', '--refresh-url=/api/renew', '--login-url=/sign-in'];
run(app, 'npx', ['ng', 'add', tarball, ...answers]);
const first = readFileSync(file, 'utf8');
console.log(first);
expect(
  /provideTokenRefresh\(\s*\{ refresh: '\/api\/renew', loginUrl: '\/sign-in' \},\s*withFetch\(\),?\s*\)/.test(first),
  'the feature to have moved',
);
expect(!first.includes('provideHttpClient'), 'provideHttpClient to be gone');
expect('ngx-token-refresh' in JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')).dependencies, 'a dependency');
run(app, 'npx', ['ng', 'build']);
run(app, 'npx', ['ng', 'add', tarball, ...answers]);
expect(readFileSync(file, 'utf8') === first, 'the second ng add to change nothing');
rmSync(folder, { recursive: true });
console.log(`ng add works on Angular ${[version, ...flags].join(' ')}`);

/** An HttpClient such as most apps have, for ng add to find. */
function provideHttpClient() {
  const text = readFileSync(file, 'utf8')
    .replace('providers: [', 'providers: [\n    provideHttpClient(withFetch()),')
    .replace(/^/, "import { provideHttpClient, withFetch } from '@angular/common/http';\n");
  writeFileSync(file, text);
}

function run(cwd, command, args) {
  console.log(`\n$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, NG_CLI_ANALYTICS: 'false', CI: '1' },
  });
  if (status !== 0) exitWith(`${command} ${args.join(' ')} failed; see above.`);
}

function expect(holds, what) {
  if (!holds) exitWith(`ng add ${tarball}: expected ${what}; see ${file}.`);
}
