import { HttpErrorResponse } from '@angular/common/http';

import { developerMessage } from './developer-message';
import { warnOnce } from './developer-warning';
import { fieldsOf } from './fields-of';
import { claimsOf } from './jwt-claims';
import type { Tokens } from './tokens';

/** More than any token lasts, 31 years, and less than any date of today. */
const A_DATE_S = 1e9;

/** inject() in the wrong place, or of what nobody provides. Not NG0200 and NG0205, which an app that is gone leaves behind. */
const ANGULAR_FAULT = /^NG020[13]/;

/** What a server answered in place of a grant, told apart from what a refresh function throws itself. */
export class NoGrant {
  constructor(readonly error: unknown) {}
}

/** What `signIn` says of a grant without an access token. */
export function notAGrant(grant: unknown): string {
  return developerMessage(
    'NGTR004',
    'TokenService.signIn() takes { accessToken, refreshToken?, expiresIn? } or the answer of RFC 6749 §5.1. ' +
      `It was given ${fieldsOf(grant)}, without an access token that fits in a header.`,
  );
}

/** Looks at the failure of a refresh that did not end the session: does it come from the network, or from the set-up? */
export function warnOfAnswer(about: object, error: unknown): void {
  if (error instanceof NoGrant) {
    const text =
      `The refresh was answered with ${fieldsOf(error.error)}, without an access token: nobody can go on with that. It has to come to ` +
      '{ accessToken, refreshToken?, expiresIn? } or the answer of RFC 6749 §5.1. Where the server calls them differently, give ' +
      '`refresh` a function that maps the answer.';
    warnOnce(about, 'NGTR101', text);
  } else if (error instanceof HttpErrorResponse && (error.status === 404 || error.status === 405 || isNoJson(error))) {
    const what = isNoJson(error) ? 'something that is not JSON, as a page of the app would be' : error.status;
    const text =
      `The refresh was answered ${what}. Is the URL that \`refresh\` was given the right one, and is ` +
      'it proxied in development? Where this is how the server says that the session is over, say so with `isSessionOver`.';
    warnOnce(about, 'NGTR102', text);
  } else if (isFaultOfProgram(error)) {
    const text =
      `\`refresh\` failed with ${ANGULAR_FAULT.exec(error.message)?.[0] ?? error.name}${placeOf(error)}: that is a fault of the program, not ` +
      'an answer of the server. Stop there in a debugger; its message is not shown, it might quote a token.';
    warnOnce(about, 'NGTR108', text);
  }
}

/** Says of a strategy that it has nothing to send. */
export function warnOfNoRefreshToken(about: object, strategy: string, advice: string): void {
  const text =
    `${strategy} has no refresh token to send: the grant that signIn() was given had none. Without one a session ends with ` +
    `its access token. ${advice}`;
  warnOnce(about, 'NGTR103', text);
}

/** Looks at the lifetime of tokens that have just arrived: is it in seconds? */
export function warnOfLifetime(about: object, { lifetime = 0, accessToken }: Tokens): void {
  const { exp = 0, iat = 0 } = claimsOf(accessToken) ?? {};
  const inMs = Math.round(lifetime / (exp - iat)) === 1000;
  if (!inMs && lifetime < A_DATE_S) return;
  const text =
    `A grant's expiresIn (or expires_in) was ${lifetime}, which is ${inMs ? 'milliseconds' : 'a date or milliseconds'}. It is the number ` +
    'of seconds that the access token is good for from now on. Nothing is renewed ahead of time as long as it is wrong.';
  warnOnce(about, 'NGTR105', text);
}

/** Not what comes of the network: browsers tell of a fetch without one by a TypeError too. */
function isFaultOfProgram(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  if (name === 'TypeError') return !/fetch|network|load failed/i.test(message);
  return name === 'ReferenceError' || ANGULAR_FAULT.test(message);
}

/** The first line of the stack, in any browser's way to write it. */
function placeOf({ stack, message }: Error): string {
  const line = stack
    ?.replace(message, '')
    .split('\n')
    .find((text) => /:\d+:\d+\)?$/.test(text));
  return line ? ` ${line.trim()}` : '';
}

function isNoJson({ status, error }: HttpErrorResponse): boolean {
  return status >= 200 && status < 300 && error?.error instanceof SyntaxError;
}
