// npm run test:package, after build:library: tests of the packed tarball, as an app gets it. Packages are loaded as they are:
// nothing but the tests themselves is compiled.
export default {
  displayName: 'package',
  testEnvironment: 'node',
  roots: ['<rootDir>/projects/token-refresh/package-tests'],
  // Apps are made by the CLI's own schematics: the first of a file loads them all.
  testTimeout: 60_000,
  testMatch: ['**/*.spec.ts'],
  transform: { '\\.ts$': ['jest-preset-angular', { tsconfig: '<rootDir>/projects/token-refresh/tsconfig.spec.json' }] },
  globalSetup: '<rootDir>/projects/token-refresh/package-tests/unpack.mjs',
  // What the tarball was unpacked to is found by its name.
  modulePaths: ['<rootDir>/dist/package-tests/node_modules'],
};
