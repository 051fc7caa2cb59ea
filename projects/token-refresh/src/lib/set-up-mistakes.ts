import { inject } from '@angular/core';

import { developerMessage } from './developer-message';
import { warnOnce } from './developer-warning';
import { TOKEN_REFRESH_OPTIONS, type ResolvedOptions, type TokenRefreshOptions } from './options';
import { isLoginPage } from './return-url';

/** Says who is used without the session, where Angular would name an InjectionToken. Call it in an injection context. */
export function assertProvided(user: string): void {
  if (inject(TOKEN_REFRESH_OPTIONS, { optional: true })) return;
  const text =
    `${user} needs a session, and there is none. Put provideTokenRefresh(…) into the providers of the app, or provideTokenService(…) ` +
    'where it keeps its own provideHttpClient(withInterceptors([tokenRefreshInterceptor])).';
  throw new Error(developerMessage('NGTR005', text));
}

/** Says that people would be sent from the login page to the login page, without end. */
export function assertNotLoginPage(url: string, loginUrl: string | false): void {
  // Where a route of another outlet is guarded, the login page itself may be open.
  if (url.includes('(') || !isLoginPage(url, loginUrl)) return;
  const text =
    `signedInGuard guards the login page '${loginUrl}' as well, and nobody who is signed out could get there. Move its route out of the ` +
    'guarded one, and before it where that is guarded by canMatch.';
  throw new Error(developerMessage('NGTR006', text));
}

/** Says that nothing that `acrossTabs` promises can come of such a store. */
export function warnOfDeafStore(options: TokenRefreshOptions): void {
  const { acrossTabs, storage, refresh } = options;
  const byCookie = typeof refresh === 'object' && refresh.credentials;
  if (!acrossTabs || !storage || storage.onChange || byCookie) return;
  const text =
    '`acrossTabs` is true and the `storage` has no onChange: this tab does not hear what others write, and misses their sign-ins and ' +
    'sign-outs. Give the store an onChange, or say `acrossTabs: false`.';
  warnOnce(options, 'NGTR107', text);
}

/** Says that an API refuses what has just been granted for it. */
export function warnOfLimit(options: ResolvedOptions): void {
  const { max, perSeconds } = options.refreshLimit;
  const text =
    `The API refuses tokens that have not expired, renewed or not: the refreshLimit of ${max} in ${perSeconds} s is reached. It does not ` +
    "take what the refresh grants. Look at the token's audience, issuer and signature, and at the server's clock; and where a 401 has " +
    'another reason, tell it apart with `isUnauthorized`. Until then the 401s go to the callers.';
  warnOnce(options, 'NGTR106', text);
}

/** Says that the session is not kept. Of the fault only its name: its message may quote what could not be read or written. */
export function warnOfStore(about: object, fault: unknown): void {
  const name = (fault as Error | null)?.name ?? typeof fault;
  const text =
    `The \`storage\` failed (${name}): the session goes on in memory, and is gone with the page. Look whether it is full or ` +
    'forbidden; a store of your own has to keep whatever it is given.';
  warnOnce(about, 'NGTR104', text);
}
