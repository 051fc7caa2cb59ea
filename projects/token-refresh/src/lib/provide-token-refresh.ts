import { provideHttpClient, withInterceptors, type HttpFeature, type HttpFeatureKind } from '@angular/common/http';
import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';

import type { TokenRefreshOptions } from './options';
import { provideTokenService } from './provide-token-service';
import { tokenRefreshInterceptor } from './token-refresh-interceptor';

/**
 * HttpClient with seamless token renewal. Takes the place of `provideHttpClient()`, whose features it takes as further arguments;
 * another `provideHttpClient()` has to go, the last one wins.
 *
 * The interceptor is the innermost: others see a request before the token is on it, and answers after the renewal.
 *
 * @example
 * ```ts
 * export const appConfig: ApplicationConfig = {
 *   providers: [provideRouter(routes), provideTokenRefresh({ apiUrls: ['/api'] }, withFetch())],
 * };
 * ```
 * @throws Error where options make no sense (in development), naming the option and what it takes
 */
export function provideTokenRefresh(
  options: TokenRefreshOptions = {},
  ...httpFeatures: HttpFeature<HttpFeatureKind>[]
): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideHttpClient(...httpFeatures, withInterceptors([tokenRefreshInterceptor])),
    provideTokenService(options),
  ]);
}
