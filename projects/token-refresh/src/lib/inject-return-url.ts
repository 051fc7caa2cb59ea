import { inject } from '@angular/core';

import { LoginRedirect } from './login-redirect';

/**
 * Where to go after signing in: what `?returnUrl=` of the page says, if it is a path of this app and not the login page, else `/`.
 * Call it in an injection context.
 *
 * @example
 * ```ts
 * private readonly returnUrl = injectReturnUrl();
 * // after signing in:
 * this.router.navigateByUrl(this.returnUrl);
 * ```
 */
export function injectReturnUrl(): string {
  return inject(LoginRedirect).returnUrl();
}
