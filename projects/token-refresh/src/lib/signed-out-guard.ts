import { inject } from '@angular/core';
import { RedirectCommand, type CanActivateFn, type CanMatchFn } from '@angular/router';

import { LoginRedirect } from './login-redirect';
import { decideWhenSettled } from './decide-when-settled';

/**
 * Lets people in who are not signed in, as to the login page; sends all others to where they wanted to go. Waits where it is not known yet.
 *
 * @example
 * ```ts
 * { path: 'login', canActivate: [signedOutGuard], component: Login }
 * ```
 */
export const signedOutGuard: CanActivateFn & CanMatchFn = () => {
  const redirect = inject(LoginRedirect);
  return decideWhenSettled((signedIn) => !signedIn || new RedirectCommand(redirect.toReturnUrl()));
};
