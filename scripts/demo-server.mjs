// The demo as it is built, on a port of its own, with a database of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { env } from './install.mjs';

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  const port = await freePort();
  const server = spawn('node', ['dist/demo-app/server/server.mjs'], {
    env: { ...env, PORT: String(port), DEMO_DATABASE: join(folder, 'demo.sqlite') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The first it says is that it is open.
  await Promise.race([
    once(server.stdout, 'data'),
    once(server, 'exit').then(() => Promise.reject(Error('No server.'))),
  ]);
  const stop = async () => {
    const gone = once(server, 'exit');
    server.kill();
    await gone;
    rmSync(folder, { recursive: true });
  };
  return { url: `http://localhost:${port}`, stop };
}

async function freePort() {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
