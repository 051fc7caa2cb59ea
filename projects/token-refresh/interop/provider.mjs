// An authorization server as a public client meets it: PKCE, refresh tokens that rotate, revocation. The certified one, in memory.
import { generateKeyPairSync } from 'node:crypto';

import Provider from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

export const CLIENT_ID = 'shop';
const PERSON = 'ada';
const SIGN_IN_PAGE = `<!doctype html><title>Provider</title><link rel="icon" href="data:," />
<form method="post"><button>I am Ada</button></form>`;

export function createProvider({ issuer, redirectUris, resourceServer, settings }) {
  const provider = new Provider(issuer, {
    adapter: (model) => new MemoryAdapter(model),
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: redirectUris,
      },
      { ...resourceServer, grant_types: [], response_types: [], redirect_uris: [] },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientBasedCORS: (_, origin, client) => client.redirectUris.some((uri) => new URL(uri).origin === origin),
    cookies: { keys: [crypto.randomUUID()] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    expiresWithSession: () => false,
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_, client) => client.clientId === resourceServer.client_id },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => client.clientId === token.clientId },
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    jwks: { keys: [signingKey()] },
    loadExistingGrant: consent,
    rotateRefreshToken: true,
    scopes: ['openid', 'read', 'write'],
    ttl: {
      AccessToken: () => settings.accessTokenSeconds,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 3600,
      Session: 3600,
    },
  });
  provider.use((ctx, next) => signInPage(provider, ctx, next));
  return provider;
}

function signingKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
}

/** The shop belongs to the house: nobody is asked whether it may. */
async function consent({ oidc: { client, params, provider, session } }) {
  const known = await provider.Grant.find(session.grantIdFor(client.clientId) ?? '');
  if (known) return known;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope);
  await grant.save();
  return grant;
}

async function signInPage(provider, ctx, next) {
  if (!ctx.path.startsWith('/interaction/')) return next();
  await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method === 'POST') {
    const login = { accountId: PERSON };
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
    return;
  }
  ctx.type = 'html';
  ctx.body = SIGN_IN_PAGE;
}
