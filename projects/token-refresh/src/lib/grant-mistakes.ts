import { developerMessage } from './developer-message';
import { fieldsOf } from './fields-of';

/** What `signIn` says of a grant without an access token. */
export function notAGrant(grant: unknown): string {
  return developerMessage(
    'NGTR004',
    'TokenService.signIn() takes { accessToken, refreshToken?, expiresIn? } or the answer of RFC 6749 §5.1. ' +
      `It was given ${fieldsOf(grant)}, without an access token that fits in a header.`,
  );
}
