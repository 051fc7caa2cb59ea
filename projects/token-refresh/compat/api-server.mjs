// An app's files and its API on one port: opaque tokens, refresh tokens for one use, reuse ends the session.
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.ico': 'image/x-icon' };

export async function startServer(folder) {
  const api = new Api();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname.startsWith('/api/')) return api.answer(request, response, pathname.slice('/api'.length));
    return sendFile(response, folder, pathname);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, api, close };
}

class Api {
  /** One line for each request, in the order in which they came. */
  seen = [];
  #lifetime = 60;
  #access = new Set();
  #refresh = null;
  #spent = new Set();
  #held = Promise.resolve();

  /** Every access token is called expired, though the page believes it to be good. */
  expireTokens() {
    this.#access.clear();
  }

  endSession() {
    this.#access.clear();
    this.#refresh = null;
  }

  /** @returns what lets the answers of refreshes go */
  holdRefreshes() {
    let release;
    this.#held = new Promise((resolve) => (release = resolve));
    return release;
  }

  async answer(request, response, path) {
    const body = await jsonOf(request);
    const entry = { path, neighbour: request.headers['x-neighbour'], status: 0 };
    this.seen.push(entry);
    const [status, answer] = await this.#answerTo(path, request.headers, body);
    entry.status = status;
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify(answer));
  }

  async #answerTo(path, { authorization = '' }, body) {
    if (path === '/sign-in') {
      this.#lifetime = body.lifetime;
      return [200, this.#grant()];
    }
    if (path === '/news') return [200, { text: 'Good morning' }];
    if (path === '/token/refreshToken') {
      const answer = this.#renew(body.refreshToken);
      await this.#held;
      return answer;
    }
    if (!this.#access.has(authorization.replace('Bearer ', ''))) return [401, { message: 'Unauthorized' }];
    return [200, { name: path }];
  }

  #renew(token) {
    if (this.#spent.has(token)) this.endSession();
    if (!token || token !== this.#refresh) return [401, { message: 'Unauthorized' }];
    this.#spent.add(token);
    return [200, this.#grant()];
  }

  #grant() {
    const accessToken = crypto.randomUUID();
    this.#refresh = crypto.randomUUID();
    this.#access.add(accessToken);
    return { accessToken, refreshToken: this.#refresh, expiresIn: this.#lifetime };
  }
}

async function jsonOf(request) {
  const body = await text(request);
  return body ? JSON.parse(body) : {};
}

/** The prerendered page is `/`; all else that is no file is left to the browser. */
function sendFile(response, folder, path) {
  const file = join(folder, path === '/' ? 'index.html' : path);
  const found = existsSync(file) && statSync(file).isFile() ? file : join(folder, 'index.csr.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream' });
  response.end(readFileSync(found));
}
