import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

const LIBRARY = 'projects/token-refresh/src/lib';

/** Values: what the session, its tokens and URLs are. They know nothing of Angular, and of nothing that happens later. */
const VALUES = [
  'api-urls',
  'expiry',
  'jwt-claims',
  'pause',
  'refresh-failure',
  'refresh-limit',
  'return-url',
  'session',
  'token-refresh-event',
  'tokens',
].map((name) => `${LIBRARY}/${name}.ts`);

const NODE_GLOBALS = ['console', 'crypto', 'fetch', 'process', 'setTimeout', 'URL', 'URLSearchParams'];

export default defineConfig([
  globalIgnores(['dist/', '.angular/', 'coverage/', 'test-results/', 'playwright-report/']),
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])),
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly' } } },
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      typescript.configs.strict,
      typescript.configs.stylistic,
      angular.configs.tsRecommended,
    ],
    processor: angular.processInlineTemplates,
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: [`${LIBRARY}/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  { files: [`${LIBRARY}/developer-warning.ts`], rules: { 'no-console': 'off' } },
  {
    files: VALUES,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@angular/*', 'rxjs'], message: 'Values import no Angular and no RxJS.' }] },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts', '**/e2e/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-dynamic-delete': 'off' },
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
]);
