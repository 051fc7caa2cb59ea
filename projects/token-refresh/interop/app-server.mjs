// The built app, and where its servers are: their ports are known only when everything runs.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const BUILT = join(import.meta.dirname, '../../../dist/oidc-app/browser');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

export function appServer(servers) {
  return async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://app');
    const file = extname(pathname) ? pathname : '/index.html';
    try {
      const body = file === '/servers.json' ? JSON.stringify(servers) : await readFile(join(BUILT, file));
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  };
}
