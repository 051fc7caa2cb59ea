import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';

import { targetUrl } from './login-redirect';
import { TOKEN_REFRESH_OPTIONS } from './options';
import { RETURN_URL, safeReturnUrl } from './return-url';
import { assertProvided } from './set-up-mistakes';

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
  if (typeof ngDevMode === 'undefined' || ngDevMode) assertProvided('injectReturnUrl()');
  const router = inject(Router);
  const { queryParams } = router.parseUrl(targetUrl(router, inject(Injector)));
  const { loginUrl } = inject(TOKEN_REFRESH_OPTIONS);
  const url = safeReturnUrl(queryParams[RETURN_URL], loginUrl);
  // The router reads its own syntax: `/(primary:login)` and `/login//x` are `/login` to it, `/(primary://evil.io)` is `//evil.io`.
  const asRead = router.serializeUrl(router.parseUrl(url));
  return safeReturnUrl(asRead, loginUrl) === '/' ? '/' : url;
}
