import { Location } from '@angular/common';
import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';

import { TOKEN_REFRESH_OPTIONS } from './options';
import { isLoginPage, RETURN_URL, safeReturnUrl } from './return-url';

/** The way to the login page and back. */
@Injectable()
export class LoginRedirect {
  private readonly loginUrl = inject(TOKEN_REFRESH_OPTIONS).loginUrl;
  private readonly injector = inject(Injector);

  /** Goes to the login page, unless that is where the person is or goes. Returns the page they were on. */
  go(): string | undefined {
    const url = this.currentUrl();
    if (isLoginPage(url, this.loginUrl)) return undefined;
    if (this.loginUrl) {
      this.router.navigateByUrl(this.loginTree(this.loginUrl, url)).catch((error) => {
        this.injector.get(ErrorHandler).handleError(error);
      });
    }
    return url;
  }

  /** The login page with the way back to where the person is or goes. `null` where the app has none. */
  toLogin(): UrlTree | null {
    return this.loginUrl ? this.loginTree(this.loginUrl, this.currentUrl()) : null;
  }

  /** Where the URL that the person is at, or goes to, says they wanted to be. */
  returnUrl(): string {
    const { queryParams } = this.router.parseUrl(this.currentUrl());
    return safeReturnUrl(queryParams[RETURN_URL], this.loginUrl);
  }

  /** That page itself. */
  toReturnUrl(): UrlTree {
    return this.router.parseUrl(this.returnUrl());
  }

  /** Where the person is going, else where they are; before the first navigation, what the address bar says. */
  private currentUrl(): string {
    const { router } = this;
    const navigation = router.getCurrentNavigation();
    if (navigation) return router.serializeUrl(navigation.finalUrl ?? navigation.extractedUrl);
    return router.navigated ? router.url : this.injector.get(Location).path(true) || '/';
  }

  private loginTree(loginUrl: string, returnUrl: string): UrlTree {
    const tree = this.router.parseUrl(loginUrl);
    tree.queryParams = { ...tree.queryParams, [RETURN_URL]: returnUrl };
    return tree;
  }

  /** Not a field: the router may itself need HttpClient, and HttpClient needs us. */
  private get router(): Router {
    return this.injector.get(Router);
  }
}
