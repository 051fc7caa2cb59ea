import { inject } from '@angular/core';
import { RedirectCommand, type CanActivateFn, type CanMatchFn, type GuardResult } from '@angular/router';

import { LoginRedirect } from './login-redirect';
import { decideWhenSettled } from './decide-when-settled';

/**
 * Lets people in who are signed in; sends all others to the login page, with the way back. Waits where it is not known yet.
 *
 * @example
 * ```ts
 * { path: 'orders', canActivate: [signedInGuard], component: Orders }
 * ```
 */
export const signedInGuard: CanActivateFn & CanMatchFn = () => {
  const redirect = inject(LoginRedirect);
  return decideWhenSettled((signedIn): GuardResult => {
    if (signedIn) return true;
    const login = redirect.toLogin();
    return login ? new RedirectCommand(login) : false;
  });
};
