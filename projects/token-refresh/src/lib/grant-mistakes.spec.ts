import { HttpErrorResponse } from '@angular/common/http';

import { cookieRefresh, jsonRefresh, oauth2Refresh } from '../public-api';
import { inMode } from '../test/in-mode';
import { grant, settle, someTokens, startApp, stopApp } from '../test/start-app';
import { expectWarnings, takeWarnings } from '../test/warnings';
import { NoGrant, warnOfAnswer, warnOfLifetime } from './grant-mistakes';

/** A JWT that is good for so many seconds. */
const jwt = (seconds: number) => `e30.${btoa(JSON.stringify({ iat: 1_000, exp: 1_000 + seconds }))}.x`;

describe('warnOfAnswer', () => {
  it('names the fields of an answer that was no grant, and no value', () => {
    warnOfAnswer({}, new NoGrant({ token: 'secret', user: 'ada' }));
    expect(takeWarnings()).toEqual([
      expect.stringMatching(/^NGTR101: The refresh was answered with \{ token, user \},/),
    ]);
  });

  it.each([404, 405])(
    'asks after a %s whether the URL is right, and does not repeat it: it may hold a token',
    (status) => {
      warnOfAnswer({}, new HttpErrorResponse({ status, url: 'https://api.example.com/refresh/secret?key=secret' }));
      const [warning] = takeWarnings();
      expect(warning).toContain(`NGTR102: The refresh was answered ${status}.`);
      expect(warning).not.toContain('secret');
    },
  );

  it('asks so after a page in place of JSON', () => {
    const error = { error: new SyntaxError('<'), text: '<html>secret' };
    warnOfAnswer({}, new HttpErrorResponse({ status: 200, url: '/refresh', error }));
    expect(takeWarnings()).toEqual([expect.stringContaining('answered something that is not JSON,')]);
  });

  it('names the place of a fault of the program, and not its message', () => {
    const stack = 'TypeError: secret:1:1\n    see a:1:1 b\n    at refresh (main.ts:17:9)\n    at other (main.ts:8:1)';
    warnOfAnswer({}, Object.assign(new TypeError('secret:1:1'), { stack }));
    expect(takeWarnings()).toEqual([
      expect.stringMatching(/NGTR108: `refresh` failed with TypeError at refresh \(main\.ts:17:9\): that/),
    ]);
  });

  it('reads the stacks of other browsers', () => {
    warnOfAnswer(
      {},
      Object.assign(new ReferenceError('secret'), { stack: 'refresh@https://a.example/main.js:7:99\n' }),
    );
    expect(takeWarnings()[0]).toContain('with ReferenceError refresh@https://a.example/main.js:7:99: that');
  });

  it("names Angular's errors by their code", () => {
    warnOfAnswer({}, Object.assign(new Error('NG0203: secret'), { stack: 'Error: NG0203: secret' }));
    expect(takeWarnings()[0]).toContain('failed with NG0203: that');
  });

  it.each([
    new HttpErrorResponse({ status: 0 }),
    new HttpErrorResponse({ status: 400, error: { error: 'invalid_client' } }),
    new HttpErrorResponse({ status: 503, error: { error: new SyntaxError('<') } }),
    new HttpErrorResponse({ status: 199, error: { error: new SyntaxError('<') } }),
    new HttpErrorResponse({ status: 300, error: { error: new SyntaxError('<') } }),
    new HttpErrorResponse({ status: 200, error: { error: 'cut off' } }),
    new HttpErrorResponse({ status: 200 }),
    { status: 404 },
    new TypeError('Failed to fetch'),
    new TypeError('NetworkError when attempting to reach a resource.'),
    new TypeError('Load failed'),
    new Error('no, NG0203'),
    new Error('NG0205: Injector has already been destroyed.'),
    new Error('NG0200: Circular dependency detected.'),
    { name: 'TypeError', message: 'no error' },
    undefined,
  ])('says nothing of what may happen to anybody: %p', (error) => {
    warnOfAnswer({}, error);
    expectWarnings();
  });
});

describe('warnOfLifetime', () => {
  it.each([
    ['milliseconds of a JWT', { lifetime: 600_000, accessToken: jwt(600) }, '600000, which is milliseconds.'],
    ['milliseconds that were rounded', { lifetime: 599_999, accessToken: jwt(600) }, 'which is milliseconds.'],
    ['a date', { lifetime: 1_800_000_000 }, '1800000000, which is a date or milliseconds.'],
    ['a date, and not before', { lifetime: 1e9 }, 'which is a date or milliseconds.'],
  ])('says of %s that seconds are meant', (_, tokens, what) => {
    warnOfLifetime({}, someTokens(tokens));
    expect(takeWarnings()).toEqual([
      expect.stringContaining(
        `expiresIn (or expires_in) was ${what.startsWith('which') ? tokens.lifetime + ', ' : ''}${what}`,
      ),
    ]);
  });

  it.each([
    ['seconds', { lifetime: 600, accessToken: jwt(600) }],
    ['other seconds than the JWT has', { lifetime: 60, accessToken: jwt(600) }],
    ['thirty years', { lifetime: 999_999_999 }],
    ['nothing', { lifetime: undefined }],
    ['nothing, with a JWT of no lifetime', { lifetime: undefined, accessToken: jwt(0) }],
  ])('says nothing of %s', (_, tokens) => {
    warnOfLifetime({}, someTokens(tokens));
    expectWarnings();
  });
});

describe('a grant', () => {
  afterEach(stopApp);

  it.each([
    ['in development', true, ['NGTR105']],
    ['where no build tool says that this is production', undefined, ['NGTR105']],
    ['in production', false, []],
  ])('is looked at when somebody signs in, %s', (_, mode, codes) => {
    const app = startApp({ stored: null });
    inMode(mode, () => app.service.signIn(grant(1, Date.now())));
    expectWarnings(...codes);
  });

  it('that says in a 200 that the session is over is no mistake', async () => {
    const app = startApp();
    app.service.refresh().catch(() => {});
    app.refresh().flush({ statusCode: 401 });
    await settle();
    expect(app.session().status).toBe('signedOut');
    expectWarnings();
  });

  it('that is none is spoken of once, however often it comes', async () => {
    const app = startApp();
    for (let n = 0; n < 3; n++) {
      app.service.refresh().catch(() => {});
      app.refresh().flush({});
      await settle();
    }
    expectWarnings('NGTR101');
  });
});

describe('warnOfNoRefreshToken', () => {
  afterEach(stopApp);

  it.each([
    ['jsonRefresh', jsonRefresh('/refresh'), /^NGTR103: jsonRefresh has .* use cookieRefresh\(url\)/],
    [
      'oauth2Refresh',
      oauth2Refresh({ tokenEndpoint: '/refresh', clientId: 'shop' }),
      /^NGTR103: oauth2Refresh .* offline_access/,
    ],
  ])('says of %s what to do about it', async (_, refresh, message) => {
    const app = startApp({ refresh, stored: { refreshToken: undefined } });
    app.service.refresh().catch(() => {});
    app.wire.match('/refresh');
    await settle();
    expect(takeWarnings()).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['jsonRefresh', jsonRefresh('/refresh')],
    ['oauth2Refresh', oauth2Refresh({ tokenEndpoint: '/refresh', clientId: 'shop' })],
  ])('says nothing of %s in production', async (_, refresh) => {
    const app = startApp({ refresh, stored: { refreshToken: undefined } });
    inMode(false, () => void app.service.refresh().catch(() => {}));
    app.wire.match('/refresh');
    await settle();
    expectWarnings();
  });

  it('says nothing where a cookie carries it', async () => {
    const app = startApp({
      refresh: cookieRefresh('/refresh'),
      stored: { accessToken: undefined, refreshToken: undefined },
    });
    app.service.refresh().catch(() => {});
    app.wire.match('/refresh');
    await settle();
    expectWarnings();
  });
});
