import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server of a spec sees it. */
export interface Seen {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | undefined;
  readonly body: string;
}

/** An HTTP server on a free port of this machine. What `answer` throws is a bug of the spec, told as a 500. */
export async function startServer(answer: (seen: Seen, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    read(request)
      .then((seen) => answer(seen, response))
      .catch((bug) => response.writeHead(500).end(String(bug)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((stopped) => server.close(stopped));
  };
  return { server, origin, stop };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Seen> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
  const token = request.headers.authorization?.replace('Bearer ', '');
  return { request, path: pathname, query: searchParams, token, body };
}
