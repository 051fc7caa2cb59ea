import {
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';

import { checkOptions } from './check-options';
import { developerMessage } from './developer-message';
import { resolveOptions, TOKEN_REFRESH_OPTIONS, type TokenRefreshOptions } from './options';
import { warnOfDeafStore } from './set-up-mistakes';
import { TokenService } from './token-service';

/**
 * The session without the HttpClient, for apps that keep their own `provideHttpClient(withInterceptors([…, tokenRefreshInterceptor]))`.
 * {@link provideTokenRefresh} is both in one.
 *
 * @throws Error where options make no sense (in development), naming the option and what it takes
 */
export function provideTokenService(options: TokenRefreshOptions = {}): EnvironmentProviders {
  if (typeof ngDevMode === 'undefined' || ngDevMode) checkOptions(options);
  if (typeof ngDevMode === 'undefined' || ngDevMode) warnOfDeafStore(options);
  return makeEnvironmentProviders([
    { provide: TOKEN_REFRESH_OPTIONS, useFactory: () => resolveOptions(options) },
    TokenService,
    provideEnvironmentInitializer(() => {
      if (typeof ngDevMode === 'undefined' || ngDevMode) assertOnlyOne();
      inject(TokenService).start();
    }),
  ]);
}

function assertOnlyOne(): void {
  if (inject(TokenService, { skipSelf: true, optional: true })) {
    const text =
      'provideTokenService() or provideTokenRefresh() is in the providers of a route or of another child injector, and the app has ' +
      'a session already. One session an app: keep the one in app.config.ts. A child that needs an HttpClient of its own takes ' +
      'provideHttpClient(withRequestsMadeViaParent()).';
    throw new Error(developerMessage('NGTR003', text));
  }
}
