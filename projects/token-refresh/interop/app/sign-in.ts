import * as oauth from 'oauth4webapi';

import type { Servers } from './servers';

/** What the app has to remember while the person is at the provider. */
interface Errand {
  readonly verifier: string;
  readonly state: string;
  readonly returnUrl: string;
}

const ERRAND = 'errand';
/** The provider is on this machine, without TLS. */
const LOCAL = { [oauth.allowInsecureRequests]: true };
const redirectUri = () => `${location.origin}/callback`;

/** To the provider, with a proof key (RFC 7636). */
export async function leaveForSignIn({ issuer, clientId, scope }: Servers, returnUrl: string): Promise<void> {
  const server = await discover(issuer);
  const errand: Errand = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    returnUrl,
  };
  sessionStorage.setItem(ERRAND, JSON.stringify(errand));
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope,
    state: errand.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
  });
  location.assign(`${server.authorization_endpoint}?${question}`);
}

/** Back from the provider: what it grants, and where the person was going. */
export async function finishSignIn({ issuer, clientId }: Servers) {
  const server = await discover(issuer);
  const client: oauth.Client = { client_id: clientId };
  const { verifier, state, returnUrl } = JSON.parse(sessionStorage.getItem(ERRAND)!) as Errand;
  sessionStorage.removeItem(ERRAND);
  const code = oauth.validateAuthResponse(server, client, new URL(location.href), state);
  const nobody = oauth.None();
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    nobody,
    code,
    redirectUri(),
    verifier,
    LOCAL,
  );
  return { grant: await oauth.processAuthorizationCodeResponse(server, client, answer), returnUrl };
}

async function discover(issuer: string): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, LOCAL));
}
