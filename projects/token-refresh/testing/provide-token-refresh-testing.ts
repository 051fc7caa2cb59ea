import { provideHttpClient, withInterceptors, type HttpFeature, type HttpFeatureKind } from '@angular/common/http';
import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { tokenRefreshInterceptor } from 'ngx-token-refresh';

import { provideTokenServiceTesting } from './provide-token-service-testing';
import type { TokenRefreshTestingOptions } from './testing-options';

/**
 * Takes the place of `provideTokenRefresh()` in an app's own tests. Service, interceptor and guards are the real ones; what is replaced is
 * the store (memory, anew for each test), the other tabs (none), and the server that refreshes, see {@link RefreshTestingController}.
 *
 * @param options the session that the test begins with, and the app's own options
 * @param httpFeatures as `provideTokenRefresh()` takes them
 * @example
 * ```ts
 * TestBed.configureTestingModule({
 *   providers: [
 *     provideRouter(routes),
 *     provideTokenRefreshTesting({ tokenAge: 3600, claims: { name: 'Ada' } }),
 *     provideHttpClientTesting(),
 *   ],
 * });
 * ```
 * @throws Error where the real one is provided as well
 */
export function provideTokenRefreshTesting(
  options: TokenRefreshTestingOptions = {},
  ...httpFeatures: HttpFeature<HttpFeatureKind>[]
): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideHttpClient(...httpFeatures, withInterceptors([tokenRefreshInterceptor])),
    provideTokenServiceTesting(options),
  ]);
}
