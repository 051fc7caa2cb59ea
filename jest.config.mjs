import presets from 'jest-preset-angular/presets/index.js';

export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/projects/token-refresh/tsconfig.spec.json' }),
  roots: ['<rootDir>/projects/token-refresh'],
  setupFilesAfterEnv: ['<rootDir>/projects/token-refresh/setup-jest.ts'],
};
