import presets from 'jest-preset-angular/presets/index.js';

/** Specs of the testing entry, and recipes, import the library as apps do. */
const asInstalled = {
  '^ngx-token-refresh$': '<rootDir>/projects/token-refresh/src/public-api.ts',
  '^ngx-token-refresh/testing$': '<rootDir>/projects/token-refresh/testing/public-api.ts',
};

const library = {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/projects/token-refresh/tsconfig.spec.json' }),
  roots: ['<rootDir>/projects/token-refresh', '<rootDir>/docs'],
};

export default {
  projects: [
    {
      ...library,
      displayName: 'browser',
      testPathIgnorePatterns: ['/server-rendering\\.spec\\.ts$', '/package-tests/'],
      moduleNameMapper: asInstalled,
      setupFilesAfterEnv: ['<rootDir>/projects/token-refresh/setup-jest.ts'],
    },
    {
      ...library,
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['**/server-rendering.spec.ts'],
      setupFilesAfterEnv: ['@angular/compiler'],
      moduleNameMapper: {
        ...asInstalled,
        '/domino/bundled-domino\\.mjs$': '<rootDir>/projects/token-refresh/jest-domino.cjs',
      },
    },
    {
      // What the demo draws is made by pure functions: they need no browser.
      ...presets.createCjsPreset({ tsconfig: '<rootDir>/projects/demo-app/tsconfig.spec.json' }),
      displayName: 'demo',
      roots: ['<rootDir>/projects/demo-app/src/app'],
      testEnvironment: 'node',
    },
  ],
};
