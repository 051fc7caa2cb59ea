import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineConfig, devices } from '@playwright/test';

import { chromium, CHROMIUM_FLAGS } from '../../scripts/chromium.mjs';

const workspace = join(import.meta.dirname, '../..');
const port = Number(process.env['E2E_PORT'] ?? 4311);
const url = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: join(workspace, 'test-results/e2e'),
  workers: 1,
  forbidOnly: !!process.env['CI'],
  reporter: [['list'], ['json', { outputFile: join(workspace, 'test-results/e2e.json') }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: url,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium(),
      // The back/forward cache is part of what is tested.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: CHROMIUM_FLAGS,
    },
  },
  webServer: {
    command: `"${process.execPath}" dist/demo-app/server/server.mjs`,
    cwd: workspace,
    url: `${url}/login`,
    reuseExistingServer: false,
    env: {
      PORT: String(port),
      DEMO_DATABASE: join(tmpdir(), `gatehouse-e2e-${process.pid}-${Date.now()}.sqlite`),
      ACCESS_TOKEN_SECONDS: '60',
      SIGN_IN_LIMIT: '1000',
    },
  },
});
