// The pages, the API and the token endpoint, over HTTP/1.1 and HTTP/2, each near and 40 ms away. Runs in a thread of its own.
import { readFile } from 'node:fs/promises';
import http2 from 'node:http2';
import https from 'node:https';
import { parentPort, workerData } from 'node:worker_threads';

import { seeded } from '../seeded.ts';
import { slowLine } from './slow-line.mjs';
import { publicKeys, StrictSessions } from './strict-sessions.mjs';

const REFRESH_MS = 200;
const [ITEM_MIN_MS, ITEM_MAX_MS] = [5, 50];
const LATE_MS = 400;
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

let play;

/** What the bench asks for, by name. */
const calls = {
  /** A new play: which page is served, how long items take, which of the refused ones take long, and sessions to begin with. */
  begin({ page, seed, items, late = [], origin, sessions = 1 }) {
    const random = seeded(seed);
    const delays = Array.from({ length: items }, () => ITEM_MIN_MS + random() * (ITEM_MAX_MS - ITEM_MIN_MS));
    play = { page, delays, late: new Set(late), sessions: new StrictSessions(), sent: 0, refused: 0 };
    return Array.from({ length: sessions }, () => play.sessions.begin(`${origin}/`));
  },
  /** From here on it counts. */
  expire({ leap }) {
    if (leap) play.sessions.leap(leap);
    else play.sessions.forgetAccessTokens();
    play.sessions.counts = { refreshes: 0, reuse: 0 };
    play.sent = play.refused = 0;
  },
  counts: () => ({ ...play.sessions.counts, sent: play.sent, refused: play.refused }),
};

async function serve(request, response) {
  const { pathname } = new URL(request.url, 'https://localhost');
  if (/\/(refreshToken|oauth\/token|protocol\/openid-connect\/token)$/.test(pathname)) return token(request, response);
  if (pathname.startsWith('/api/items/')) return item(request, response, Number(pathname.slice('/api/items/'.length)));
  if (pathname === '/api/items') return json(response, 200, []);
  if (pathname === '/warm') return json(response, 200, {});
  if (pathname === '/jwks') return json(response, 200, publicKeys);
  if (pathname.endsWith('/.well-known/openid-configuration')) return json(response, 200, discovery(request));
  return file(response, pathname);
}

function item(request, response, id) {
  play.sent++;
  const { delays, late, sessions } = play;
  const known = sessions.knows(request.headers.authorization?.replace('Bearer ', ''));
  if (!known) play.refused++;
  const delay = !known && late.has(id) ? LATE_MS : delays[id % delays.length];
  setTimeout(() => (known ? json(response, 200, { id, name: `item ${id}` }) : json(response, 401, {})), delay);
}

async function token(request, response) {
  let body = '';
  for await (const chunk of request) body += chunk;
  const asJson = body.startsWith('{');
  const fields = asJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  const grant = play.sessions.renew(fields.refreshToken ?? fields.refresh_token);
  const oauth = 'refresh_token' in fields;
  setTimeout(() => {
    if (grant) json(response, 200, oauth ? oauthAnswer(grant) : plainAnswer(grant));
    else json(response, oauth ? 400 : 401, { error: 'invalid_grant' });
  }, REFRESH_MS);
}

const plainAnswer = (grant) => ({
  accessToken: grant.access,
  refreshToken: grant.refresh,
  expiresIn: grant.lifetime,
});

const oauthAnswer = (grant) => ({
  access_token: grant.access,
  refresh_token: grant.refresh,
  id_token: grant.id,
  expires_in: grant.lifetime,
  token_type: 'Bearer',
  scope: 'openid profile email offline_access',
});

function discovery(request) {
  const origin = `https://${request.headers[':authority'] ?? request.headers.host}`;
  return {
    issuer: `${origin}/`,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    jwks_uri: `${origin}/jwks`,
  };
}

function json(response, status, content) {
  // The tab is closed.
  if (response.destroyed || response.stream?.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(content));
}

/** Whatever is no file is the app's business. */
async function file(response, pathname) {
  const name = /\.\w+$/.test(pathname) ? pathname.slice(1) : 'index.html';
  const content = await readFile(`${workerData.pages}/${play.page}/browser/${name}`).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { 'content-type': TYPES[name.split('.').pop()] ?? 'text/plain' });
  response.end(content);
}

const listening = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

const { key, cert } = workerData.certificate;
const h1 = https.createServer({ key, cert, keepAliveTimeout: 60_000 }, serve);
const h2 = http2.createSecureServer({ key, cert }, serve);
const ports = { near: { h1: await listening(h1), h2: await listening(h2) }, far: {} };
for (const version of ['h1', 'h2']) ports.far[version] = await listening(slowLine(ports.near[version]));

parentPort.on('message', ({ id, name, argument }) => parentPort.postMessage({ id, result: calls[name](argument) }));
parentPort.postMessage({ ports });
