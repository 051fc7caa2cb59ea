import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '../../..');
const OPTIONAL = [
  'cookieRefresh',
  'injectReturnUrl',
  'memoryStorage',
  'oauth2Refresh',
  'signedInGuard',
  'signedOutGuard',
];

/** The functions of the library in a production build that does not shorten names. */
function functionsIn(name: string, ...options: string[]): string[] {
  const outputPath = `dist/package-tests/tree-shaking-${name}`;
  const { status, stderr } = spawnSync('ng', ['build', 'bundle-size-with', `--output-path=${outputPath}`, ...options], {
    cwd: WORKSPACE,
    env: { ...process.env, NG_BUILD_MANGLE: '0' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const folder = join(WORKSPACE, outputPath, 'browser');
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const code = scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return [...OPTIONAL, 'provideTokenRefresh'].filter((found) => new RegExp(`\\b${found}\\b`).test(code));
}

describe('a production build', () => {
  it('carries nothing that a default app does not import', () => {
    expect(functionsIn('default')).toEqual(['provideTokenRefresh']);
  }, 120_000);

  it('carries what an app imports', () => {
    const app = 'projects/token-refresh/package-tests/app';
    const build = [`--browser=${app}/main.ts`, `--ts-config=${app}/tsconfig.build.json`];
    expect(functionsIn('every-name', ...build)).toEqual([...OPTIONAL, 'provideTokenRefresh']);
  }, 120_000);
});
