// npm test: every gate, the quick ones first. The last line counts all of them and every test in them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

import { chromium } from './chromium.mjs';
import { env, install } from './install.mjs';

const JEST = 'test-results/jest.json';
const PACKAGE = 'test-results/package.json';
const VITEST = 'test-results/vitest.json';
const PLAYWRIGHT = 'test-results/e2e.json';
const TARBALL = 'dist/ngx-token-refresh.tgz';

const GATES = [
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['lint', 'eslint', ['.']],
  ['types', 'tsc', ['--noEmit', '-p', 'projects/token-refresh/tsconfig.spec.json']],
  ['demo types', 'tsc', ['--noEmit', '-p', 'projects/demo-app/tsconfig.spec.json']],
  ['compat types', 'tsc', ['--noEmit', '-p', 'projects/token-refresh/compat']],
  ['e2e types', 'tsc', ['--noEmit', '-p', 'projects/demo-app/tsconfig.e2e.json']],
  ['docs', 'node', ['scripts/check-docs.mjs']],
  ['docs types', 'ngc', ['--noEmit', '-p', 'docs/tsconfig.json']],
  ['unit', 'jest', ['--ci', '--json', `--outputFile=${JEST}`, '--silent'], () => jestCounts(JEST)],
  ['build', 'npm', ['run', '--silent', 'build']],
  ['publint', 'publint', ['--strict', TARBALL]],
  // Angular packages are ES modules: what a CommonJS `require` would get is not asked.
  ['attw', 'attw', [TARBALL, '--profile=esm-only', '--no-emoji']],
  ['goldens', 'node', ['scripts/goldens.mjs']],
  ['api reference', 'typedoc', ['--logLevel', 'Warn']],
  [
    'package',
    'npm',
    ['run', '--silent', 'test:package', '--', '--ci', '--json', `--outputFile=${PACKAGE}`, '--silent'],
    () => jestCounts(PACKAGE),
  ],
  ['vitest', 'ng', ['test', 'token-refresh', '--reporters=json', `--output-file=${VITEST}`], () => jestCounts(VITEST)],
  ['size', 'node', ['bench/bundle-size.mjs']],
  ['bench', 'node', ['bench/quick.mjs']],
  ['browser', 'playwright', ['test', '--config=projects/demo-app/playwright.config.ts'], playwrightCounts],
];

install();
const browser = chromium();
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results');

const sum = { passed: 0, failed: 0 };
for (const [name, command, args, counts] of GATES) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, CHROMIUM: browser } });
  const { passed, failed } = { passed: 0, failed: 0, ...counts?.() };
  // A gate that failed without a failed test (a syntax error, no test found) is a failure of its own.
  const own = status === 0 ? { passed: counts ? 0 : 1, failed: 0 } : { passed: 0, failed: failed > 0 ? 0 : 1 };
  sum.passed += passed + own.passed;
  sum.failed += failed + own.failed;
  console.log(`${name}: ${passed + own.passed} passed, ${failed + own.failed} failed`);
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);

/** Vitest writes them the same way. */
function jestCounts(file) {
  if (!existsSync(file)) return undefined;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites = 0 } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

function playwrightCounts() {
  if (!existsSync(PLAYWRIGHT)) return undefined;
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(PLAYWRIGHT, 'utf8')).stats;
  return { passed: expected, failed: unexpected + flaky };
}
