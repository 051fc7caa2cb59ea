/** npm run test:mutation breaks the library in every small way, and counts the ways that no spec notices. */
export default {
  mutate: ['projects/token-refresh/src/lib/**/*.ts', '!**/*.spec.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'jest.mutation.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['dist', 'test-results', 'projects/demo-app', 'bench', 'goldens', '*.sqlite*'],
  tempDirName: 'test-results/stryker',
  incremental: true,
  incrementalFile: 'test-results/mutation.json',
  reporters: ['clear-text', 'progress', 'json', 'html'],
  jsonReporter: { fileName: 'test-results/mutation/report.json' },
  htmlReporter: { fileName: 'test-results/mutation/report.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 95, break: 95 },
  timeoutMS: 20_000,
  concurrency: 2,
};
