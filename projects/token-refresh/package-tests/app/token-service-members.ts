import { type TokenService } from 'ngx-token-refresh';

type Same<A, B> = [A, B] extends [B, A] ? true : never;

/** What DESIGN promises, and nothing of the library's own: a member more or less is an error of the compiler. */
export const asPromised: Same<
  keyof TokenService,
  'session' | 'signedIn' | 'accessToken' | 'claims' | 'events' | 'signIn' | 'signOut' | 'refresh' | 'validToken'
> = true;
