import { Location } from '@angular/common';
import type { Injector } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';

import { report, trusted } from './report';
import { isLoginPage, RETURN_URL } from './return-url';

/** Goes to the login page, unless that is where the person is or goes. Returns the page they were on. */
export function goToLogin(injector: Injector, loginUrl: string | false): string | undefined {
  return trusted(injector, () => {
    // Not injected earlier: the router may itself need HttpClient, and HttpClient needs us.
    const router = injector.get(Router);
    const target = targetUrl(router, injector);
    if (isLoginPage(target, loginUrl)) return undefined;
    // `/(primary://evil.io)` is `//evil.io` when the router writes it.
    const url = (router.navigated ? router.url : target).replace(/^\/+/, '/');
    if (loginUrl) {
      const going = router.navigateByUrl(loginTree(router, loginUrl, url));
      Promise.resolve(going).catch((error) => report(injector, error));
    }
    return url;
  });
}

/** Where the person is going, else where they are; before the first navigation, what the address bar says. */
export function targetUrl(router: Router, injector: Injector): string {
  const navigation = router.getCurrentNavigation();
  if (navigation) return router.serializeUrl(navigation.finalUrl ?? navigation.extractedUrl);
  return router.navigated ? router.url : router.serializeUrl(router.parseUrl(injector.get(Location).path(true)));
}

/** The login page with the way back. */
export function loginTree(router: Router, loginUrl: string, returnUrl: string): UrlTree {
  const tree = router.parseUrl(loginUrl);
  tree.queryParams[RETURN_URL] = returnUrl;
  return tree;
}
