import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import {
  memoryStorage,
  provideTokenRefresh,
  provideTokenService,
  signedInGuard,
  tokenRefreshInterceptor,
  type TokenGrant,
} from '../public-api';
import { inMode } from '../test/in-mode';
import { grant, Page, settle, startApp, stopApp, unauthorized, type Setup } from '../test/start-app';
import { takeWarnings } from '../test/warnings';
import { developerMessage, type DeveloperCode } from './developer-message';

/** Makes each mistake, and returns what the developer is told. */
const MISTAKES: Record<DeveloperCode, () => string | Promise<string>> = {
  NGTR001: () => thrown(() => provideTokenRefresh({ apiUrl: '/api' } as never)),
  NGTR002: () => thrown(() => provideTokenRefresh({ loginUrl: 'login' })),
  NGTR003: () => {
    startApp();
    return thrown(() => createEnvironmentInjector([provideTokenService()], TestBed.inject(EnvironmentInjector)));
  },
  NGTR004: () => thrown(() => startApp({ stored: null }).service.signIn({ token: 'secret' } as TokenGrant)),
  NGTR005: () => {
    const http = provideHttpClient(withInterceptors([tokenRefreshInterceptor]));
    TestBed.configureTestingModule({ providers: [http, provideHttpClientTesting()] });
    let message = '';
    TestBed.inject(HttpClient)
      .get('/api/items')
      .subscribe({ error: (error: Error) => (message = error.message) });
    return message;
  },
  NGTR006: async () => {
    const routes = [{ path: '', canActivate: [signedInGuard], children: [{ path: 'login', component: Page }] }];
    startApp({ stored: null, routes });
    const going = TestBed.inject(Router).navigateByUrl('/login');
    return going.then(String, ({ message }: Error) => message);
  },
  NGTR101: () => warnedOf({}, { token: 'secret' }),
  NGTR102: () => warnedOf({}, null, 404),
  NGTR103: () => warnedOf({ stored: { refreshToken: undefined } }, null, 401),
  NGTR104: () => {
    const set = () => {
      throw new DOMException('secret', 'QuotaExceededError');
    };
    return warnedOf({ storage: { ...memoryStorage(), set } }, grant(2));
  },
  NGTR105: () => warnedOf({}, grant(2, 1_800_000_000)),
  NGTR106: () => warnedOf({ refreshLimit: { max: 1, perSeconds: 30 } }, grant(2)),
  NGTR107: () => warnedOf({ acrossTabs: true, storage: memoryStorage() }, grant(2)),
  NGTR108: async () => {
    const fault = Object.assign(new TypeError('secret is not a function'), { stack: undefined });
    await startApp({ refresh: () => Promise.reject(fault) })
      .service.refresh()
      .catch(() => {});
    return takeWarnings().join();
  },
};

/** What is read then, between the code and the way to the docs. */
const TEXTS: Record<DeveloperCode, string> = {
  NGTR001:
    "provideTokenRefresh(): there is no option 'apiUrl'. The options are refresh, loginUrl, apiUrls, skip, " +
    'isUnauthorized, isSessionOver, storage, storageKey, header, refreshAhead, refreshTimeout, retries, maxWait, ' +
    'refreshLimit, acrossTabs; HttpClient features such as withFetch() come after them.',
  NGTR002:
    "provideTokenRefresh(): the option 'loginUrl' takes a path of the app such as '/login', or false. It was " +
    "given 'login'.",
  NGTR003:
    'provideTokenService() or provideTokenRefresh() is in the providers of a route or of another child injector, ' +
    'and the app has a session already. One session an app: keep the one in app.config.ts. A child that needs an ' +
    'HttpClient of its own takes provideHttpClient(withRequestsMadeViaParent()).',
  NGTR004:
    'TokenService.signIn() takes { accessToken, refreshToken?, expiresIn? } or the answer of RFC 6749 §5.1. It ' +
    'was given { token }, without an access token that fits in a header.',
  NGTR005:
    'tokenRefreshInterceptor needs a session, and there is none. Put provideTokenRefresh(…) into the providers of ' +
    'the app, or provideTokenService(…) where it keeps its own ' +
    'provideHttpClient(withInterceptors([tokenRefreshInterceptor])).',
  NGTR006:
    "signedInGuard guards the login page '/login' as well, and nobody who is signed out could get there. Move its " +
    'route out of the guarded one, and before it where that is guarded by canMatch.',
  NGTR101:
    'The refresh was answered with { token }, without an access token: nobody can go on with that. It has to come ' +
    'to { accessToken, refreshToken?, expiresIn? } or the answer of RFC 6749 §5.1. Where the server calls them ' +
    'differently, give `refresh` a function that maps the answer.',
  NGTR102:
    'The refresh was answered 404. Is the URL that `refresh` was given the right one, ' +
    'and is it proxied in development? Where this is how the server says that the session is over, say so with ' +
    '`isSessionOver`.',
  NGTR103:
    'jsonRefresh has no refresh token to send: the grant that signIn() was given had none. Without one a session ' +
    'ends with its access token. Where a cookie carries it, use cookieRefresh(url).',
  NGTR104:
    'The `storage` failed (QuotaExceededError): the session goes on in memory, and is gone with the page. Look ' +
    'whether it is full or forbidden; a store of your own has to keep whatever it is given.',
  NGTR105:
    "A grant's expiresIn (or expires_in) was 1800000000, which is a date or milliseconds. It is the number of " +
    'seconds that the access token is good for from now on. Nothing is renewed ahead of time as long as it is ' +
    'wrong.',
  NGTR106:
    'The API refuses tokens that have not expired, renewed or not: the refreshLimit of 1 in 30 s is reached. It ' +
    "does not take what the refresh grants. Look at the token's audience, issuer and signature, and at the " +
    "server's clock; and where a 401 has another reason, tell it apart with `isUnauthorized`. Until then the 401s " +
    'go to the callers.',
  NGTR107:
    '`acrossTabs` is true and the `storage` has no onChange: this tab does not hear what others write, and misses ' +
    'their sign-ins and sign-outs. Give the store an onChange, or say `acrossTabs: false`.',
  NGTR108:
    '`refresh` failed with TypeError: that is a fault of the program, not an answer of the server. Stop there in a debugger; ' +
    'its message is not shown, it might quote a token.',
};

const CODES = Object.keys(MISTAKES) as DeveloperCode[];

describe('developerMessage', () => {
  afterEach(stopApp);

  it('begins with the code and ends with where to read on', () => {
    expect(developerMessage('NGTR001', 'Not so.')).toBe('NGTR001: Not so. See docs/errors.md#ngtr001');
  });

  it.each(CODES)('%s is said of the mistake in full sentences, without a secret', async (code) => {
    const message = await MISTAKES[code]();
    expect(message).toBe(`${code}: ${TEXTS[code]} See docs/errors.md#${code.toLowerCase()}`);
    expect(message).not.toContain('secret');
  });

  it.each(CODES)('%s is said as well where no build tool says that this is production', async (code) => {
    expect(await inMode(undefined, MISTAKES[code])).toContain(`${code}: `);
  });

  // Not the one of which nothing but an endless loop comes in production; the specs of the guard have it.
  it.each(CODES.filter((code) => code !== 'NGTR006'))('%s is not explained in production', async (code) => {
    expect(await inMode(false, MISTAKES[code])).not.toContain(`${code}: `);
  });

  it('every code in the sources is one of these', () => {
    const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    expect(codesIn(files.map((name) => readFileSync(join(__dirname, name), 'utf8')).join())).toEqual(CODES);
  });

  it('every code has a section of its own in docs/errors.md, and there is no other', () => {
    const docs = readFileSync(join(__dirname, '../../../../docs/errors.md'), 'utf8');
    expect(
      [...docs.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading).filter((name) => /NGTR/.test(name!)),
    ).toEqual(CODES);
    expect(codesIn(docs)).toEqual(CODES);
  });
});

function thrown(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return 'Nothing was thrown.';
}

/** What is said while a request is refused, the refresh answers so, and the replay is refused. */
async function warnedOf(setup: Setup, answer: object | null, status = 200): Promise<string> {
  const app = startApp(setup);
  if (!app.service.signedIn()) app.service.signIn(grant(1));
  app.get();
  unauthorized(app.sent());
  await settle();
  app.refresh().flush(answer, { status, statusText: '' });
  await settle();
  app.wire.match('/api/items').forEach((replay) => replay.flush(1));
  app.get();
  app.wire.match('/api/items').forEach((request) => unauthorized(request));
  app.wire.match(() => true);
  const [warning = 'Nothing was said.', ...more] = takeWarnings();
  expect(more).toEqual([]);
  return warning;
}

function codesIn(text: string): string[] {
  return [...new Set(text.match(/NGTR\d+/g))].sort();
}
