// The provider, the API and the app, each on an origin of its own on a free port. Forked by `servers.ts`, ends with whoever started it.
import { once } from 'node:events';
import { createServer } from 'node:http';

import { appServer } from './app-server.mjs';
import { signIn } from './person.mjs';
import { CLIENT_ID, createProvider } from './provider.mjs';
import { resourceServer } from './resource-server.mjs';

/** The page of the specs that run in jsdom. */
const PAGE = 'http://127.0.0.1';
const TOKEN_LIFE = 600;

const [provider, api, app] = await Promise.all([listen(), listen(), listen()]);
const servers = {
  clientId: CLIENT_ID,
  scope: 'openid read write',
  issuer: provider.origin,
  tokenEndpoint: `${provider.origin}/token`,
  revocationEndpoint: `${provider.origin}/token/revocation`,
  api: api.origin,
  app: app.origin,
};
const settings = { accessTokenSeconds: TOKEN_LIFE };
let accessTokens = [];
const journal = [];

const client = { client_id: 'api', client_secret: crypto.randomUUID() };
const redirectUris = [PAGE, app.origin].map((origin) => `${origin}/callback`);
const oidc = createProvider({ issuer: provider.origin, redirectUris, resourceServer: client, settings });
oidc.on('access_token.saved', (token) => accessTokens.push(token));
oidc.use(async (ctx, next) => {
  await next();
  const { grant_type: grant } = ctx.oidc?.params ?? {};
  if (ctx.method !== 'POST' || !['/token', '/token/revocation'].includes(ctx.path)) return;
  journal.push({ server: 'provider', path: ctx.path, status: ctx.status, grant, error: ctx.body?.error });
});
provider.server.on('request', oidc.callback());
const introspectionEndpoint = `${provider.origin}/token/introspection`;
api.server.on('request', resourceServer({ introspectionEndpoint, client, journal }));
app.server.on('request', appServer(servers));

/** What a test may ask for. */
const desk = {
  signIn: () => signIn({ ...servers, redirectUri: redirectUris[0] }),
  accessTokenSeconds: (seconds = TOKEN_LIFE) => void (settings.accessTokenSeconds = seconds),
  async expireAccessTokens() {
    await Promise.all(accessTokens.map((token) => token.destroy()));
    accessTokens = [];
  },
  seen: () => journal.splice(0),
  /** As anybody may who holds the token, wherever they are. */
  async redeem(refresh_token) {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token, client_id: CLIENT_ID });
    const answer = await fetch(servers.tokenEndpoint, { method: 'POST', body });
    return { status: answer.status, body: await answer.json() };
  },
};

process.on('disconnect', () => process.exit());
process.on('message', async ({ id, wish, of }) => process.send({ id, ...(await grant(wish, of)) }));
process.send({ servers });

async function grant(wish, of) {
  try {
    return { answer: await desk[wish](...of) };
  } catch (error) {
    return { fault: String(error) };
  }
}

async function listen() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}
