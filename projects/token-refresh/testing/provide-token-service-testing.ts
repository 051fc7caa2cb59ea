import { isPlatformBrowser } from '@angular/common';
import {
  inject,
  makeEnvironmentProviders,
  PLATFORM_ID,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { provideTokenService, TokenService, type RefreshStrategy, type TokenRefreshOptions } from 'ngx-token-refresh';

import { REFUSAL, RefreshTestingController } from './refresh-testing-controller';
import { testStorage } from './test-storage';
import { isCookieSession, tokensAtStart } from './test-tokens';
import type { TokenRefreshTestingOptions } from './testing-options';

/** What the real one does not take. */
const NOT_THE_APPS = ['session', 'tokenAge', 'tokenLifetime', 'claims'];

const BESIDE_THE_REAL_ONE =
  'NGTR201: provideTokenRefreshTesting() or provideTokenServiceTesting() takes the place of provideTokenRefresh() or ' +
  'provideTokenService(), and the providers of this test hold the real one as well, or two of them. Leave one. The providers of app.config.ts hold the ' +
  'real one: share a list of the others with the tests. See docs/testing.md#ngtr201';

/**
 * Takes the place of `provideTokenService()` in tests of apps that keep their own `provideHttpClient()`; for others there is
 * {@link provideTokenRefreshTesting}.
 *
 * @example
 * ```ts
 * providers: [
 *   provideHttpClient(withInterceptors([baseUrl, tokenRefreshInterceptor])),
 *   provideTokenServiceTesting({ apiUrls: ['/api'] }),
 *   provideHttpClientTesting(),
 * ]
 * ```
 * @throws Error where the real one is provided as well
 */
export function provideTokenServiceTesting(options: TokenRefreshTestingOptions = {}): EnvironmentProviders {
  const { session, isSessionOver } = options;
  const { storage, begin, wasReadOnce } = testStorage();
  return makeEnvironmentProviders([
    { provide: RefreshTestingController, useFactory: () => new RefreshTestingController(options) },
    // Each app begins anew, where tests share these providers too.
    provideEnvironmentInitializer(() => begin(tokensAtStart(options, Date.now()))),
    provideTokenService({
      ...ofTheApp(options),
      ...(isSessionOver && { isSessionOver: (error) => error === REFUSAL || isSessionOver(error) }),
      refresh: strategyOf(options),
      storage,
      acrossTabs: false,
      retries: 0,
    }),
    provideEnvironmentInitializer(() => {
      const isAlone = wasReadOnce();
      if (!isAlone && isPlatformBrowser(inject(PLATFORM_ID))) throw new Error(BESIDE_THE_REAL_ONE);
      const service = inject(TokenService);
      if (session === 'refreshing' && service.session().status === 'active') service.refresh().catch(() => {});
    }),
  ]);
}

function ofTheApp(options: TokenRefreshTestingOptions): TokenRefreshOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !NOT_THE_APPS.includes(name)));
}

function strategyOf(options: TokenRefreshTestingOptions): RefreshStrategy {
  return {
    refresh: (current) => inject(RefreshTestingController).refresh(current),
    credentials: isCookieSession(options),
    restore: options.session === 'restoring' ? 'probe' : 'stored',
  };
}
