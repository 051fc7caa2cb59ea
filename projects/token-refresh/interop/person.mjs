// A person with a browser, for tests that have none: signs in through the provider's pages (RFC 6749 §4.1, RFC 7636).
import * as oauth from 'oauth4webapi';

/** The provider is on this machine, without TLS. */
const LOCAL = { [oauth.allowInsecureRequests]: true };

/** What the token endpoint answered, as it came. */
export async function signIn({ issuer, clientId: client_id, redirectUri, scope }) {
  const url = new URL(issuer);
  const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, LOCAL));
  const client = { client_id };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const code_challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const flow = { response_type: 'code', code_challenge, code_challenge_method: 'S256' };
  const question = new URLSearchParams({ ...flow, client_id, redirect_uri: redirectUri, scope, state });
  const callback = await walk(`${server.authorization_endpoint}?${question}`, redirectUri);
  const code = oauth.validateAuthResponse(server, client, callback, state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    code,
    redirectUri,
    verifier,
    LOCAL,
  );
  return oauth.processAuthorizationCodeResponse(server, client, answer);
}

/** From page to page as a browser goes, pressing every button, until the provider sends it back. */
async function walk(start, end) {
  const cookies = new Map();
  let url = start;
  let method = 'GET';
  while (!url.startsWith(end)) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { method, headers: { cookie }, redirect: 'manual' });
    for (const [, name, value] of answer.headers.getSetCookie().map((line) => /^(.+?)=(.*?);/.exec(line))) {
      cookies.set(name, value);
    }
    if (answer.status >= 400) throw new Error(`The provider answered ${answer.status}`);
    const next = answer.headers.get('location');
    method = next ? 'GET' : 'POST';
    url = next ? new URL(next, url).href : url;
  }
  return new URL(url);
}
