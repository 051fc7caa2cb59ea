// An API that asks the provider about every access token (RFC 7662), and so sees at once what was revoked.
import { Buffer } from 'node:buffer';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'authorization',
  'Access-Control-Expose-Headers': 'WWW-Authenticate',
};

export function resourceServer({ introspectionEndpoint, client, journal }) {
  const credentials = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64');

  async function introspect(token) {
    const headers = { Authorization: `Basic ${credentials}` };
    const body = new URLSearchParams({ token, token_type_hint: 'access_token' });
    const answer = await fetch(introspectionEndpoint, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The provider does not know its API: ${answer.status}`);
    return answer.json();
  }

  return async ({ method, url: path, headers }, response) => {
    if (method === 'OPTIONS') return response.writeHead(204, CORS).end();
    const { active, scope } = await introspect(/^Bearer (.+)$/.exec(headers.authorization)?.[1] ?? 'none');
    const status = active ? 200 : 401;
    journal.push({ server: 'api', path, status });
    const challenge = active ? {} : { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
    response.writeHead(status, { ...CORS, ...challenge, 'Content-Type': 'application/json' });
    response.end(JSON.stringify(active ? { path, scope } : null));
  };
}
