import { settle, startRecipe, stopApp, tokenOf } from '../test/start-recipe';
import { appConfig } from './server-rendering';

const URL = 'https://shop.example/api/all';

/** What a server puts into the page for a GET of that URL, as `server-rendering.spec.ts` renders one: the answer for nobody. */
const STATE = {
  __nghData__: [],
  c5d885ac18ad9f0b9d6f41c3555de727c63adee7819541acd2fd8395d18e51bd: {
    b: ['for nobody'],
    h: {},
    s: 200,
    st: 'OK',
    u: URL,
    rt: 'json',
  },
};

describe('a page that a server has rendered, in the browser', () => {
  beforeEach(() => {
    // As a server writes it, but for `a`: that is what the app is called in tests.
    document.body.innerHTML = `<!--nghm--><script id="a-state" type="application/json">${JSON.stringify(STATE)}</script>`;
  });
  afterEach(() => {
    stopApp();
    document.body.innerHTML = '';
  });

  it('takes the server’s answer for somebody who is not signed in', async () => {
    const app = startRecipe(appConfig, null);
    const all = app.get(URL);
    await settle();
    expect(all.values).toEqual([['for nobody']]);
  });

  it('asks again for somebody who is: the token is on the request before the cache is asked', async () => {
    const app = startRecipe(appConfig);
    const all = app.get(URL);
    await settle();
    expect(all.values).toEqual([]);
    expect(tokenOf(app.sent(URL))).toBe('Bearer access-1');
  });
});
