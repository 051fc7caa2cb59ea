// npm start: the demo, app and API, from one process on one port.
import { spawn, spawnSync } from 'node:child_process';

import { env, exitWith, install } from './install.mjs';

const port = process.env.PORT ?? '4200';

install();
console.log('Building the library …');
const built = spawnSync('ng', ['build', 'token-refresh'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) exitWith('The library does not build; see above.');

const server = spawn('ng', ['serve', 'demo-app', '--port', port], { env, stdio: 'inherit' });
server.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
await answering(`http://localhost:${port}/login`);
console.log(`
  The demo:  http://localhost:${port}
  Name:      ada
  Password:  lovelace-1843
`);

async function answering(url) {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
