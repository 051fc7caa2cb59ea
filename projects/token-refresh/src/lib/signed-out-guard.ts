import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn, type CanMatchFn } from '@angular/router';

import { decideWhenSettled } from './decide-when-settled';
import { injectReturnUrl } from './inject-return-url';
import { assertProvided } from './set-up-mistakes';

/**
 * Lets people in who are not signed in, as to the login page; sends all others to where they wanted to go. Waits where it is not known yet.
 *
 * @example
 * ```ts
 * { path: 'login', canActivate: [signedOutGuard], component: Login }
 * ```
 */
export const signedOutGuard: CanActivateFn & CanMatchFn = () => {
  if (typeof ngDevMode === 'undefined' || ngDevMode) assertProvided('signedOutGuard');
  const router = inject(Router);
  const returnUrl = injectReturnUrl();
  return decideWhenSettled((signedIn) => !signedIn || new RedirectCommand(router.parseUrl(returnUrl)));
};
