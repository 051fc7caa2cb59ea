import { inject, Injector } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn, type CanMatchFn } from '@angular/router';

import { decideWhenSettled } from './decide-when-settled';
import { targetUrl, loginTree } from './login-redirect';
import { TOKEN_REFRESH_OPTIONS } from './options';
import { assertNotLoginPage, assertProvided } from './set-up-mistakes';

/**
 * Lets people in who are signed in; sends all others to the login page, with the way back. Waits where it is not known yet.
 *
 * @example
 * ```ts
 * { path: 'orders', canActivate: [signedInGuard], component: Orders }
 * ```
 */
export const signedInGuard: CanActivateFn & CanMatchFn = () => {
  if (typeof ngDevMode === 'undefined' || ngDevMode) assertProvided('signedInGuard');
  const router = inject(Router);
  const { loginUrl } = inject(TOKEN_REFRESH_OPTIONS);
  const url = targetUrl(router, inject(Injector));
  return decideWhenSettled((signedIn) => {
    if ((typeof ngDevMode === 'undefined' || ngDevMode) && !signedIn) assertNotLoginPage(url, loginUrl);
    return signedIn || (loginUrl !== false && new RedirectCommand(loginTree(router, loginUrl, url)));
  });
};
