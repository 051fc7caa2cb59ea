import presets from 'jest-preset-angular/presets/index.js';

/** What is asked of dist/ngx-token-refresh.tgz: `npm run build:library` comes first. */
export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/projects/token-refresh/tsconfig.spec.json' }),
  roots: ['<rootDir>/projects/token-refresh/package-tests'],
  testEnvironment: 'node',
};
