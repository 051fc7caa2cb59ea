import config from './jest.config.mjs';

const [browser] = config.projects;

export default { ...browser, testMatch: ['**/every-spec.ts'], testPathIgnorePatterns: [] };
