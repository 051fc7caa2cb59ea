import { grant, settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig } from './oauth-server';

const ISSUER = 'https://id.example.com';
const API = 'https://api.example.com';

describe('an OAuth server', () => {
  afterEach(stopApp);

  it('is asked as RFC 6749 says, and the API gets what it answers', async () => {
    const app = startRecipe(appConfig(ISSUER, API));
    app.get(`${API}/orders`);
    unauthorized(app.sent(`${API}/orders`));
    const renewal = app.sent(`${ISSUER}/token`);
    expect(renewal.request.body.toString()).toBe('grant_type=refresh_token&refresh_token=refresh-1&client_id=shop');
    renewal.flush({ access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 300 });
    await settle();
    expect(tokenOf(app.sent(`${API}/orders`))).toBe('Bearer access-2');
  });

  it('is told of a sign-out', () => {
    const app = startRecipe(appConfig(ISSUER, API));
    app.service.signOut();
    const { request } = app.sent(`${ISSUER}/token/revocation`);
    expect(request.body.toString()).toBe('token=refresh-1&token_type_hint=refresh_token&client_id=shop');
  });

  it('ends nobody’s session because the client is set up wrongly', async () => {
    const app = startRecipe(appConfig(ISSUER, API));
    const orders = app.get(`${API}/orders`);
    unauthorized(app.sent(`${API}/orders`));
    app.sent(`${ISSUER}/token`).flush({ error: 'invalid_client' }, { status: 401, statusText: 'Unauthorized' });
    await settle();
    expect(orders.error).toMatchObject({ code: 'failed', cause: { error: 'invalid_client' } });
    expect(app.service.signedIn()).toBe(true);
  });

  it('gets no access token, unless it is in apiUrls', () => {
    const app = startRecipe(appConfig(ISSUER, API));
    app.service.signIn(grant(1));
    app.get(`${ISSUER}/userinfo`);
    expect(tokenOf(app.sent(`${ISSUER}/userinfo`))).toBeNull();
  });
});
