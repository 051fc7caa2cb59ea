import {
  HttpBackend,
  HttpXhrBackend,
  provideHttpClient,
  withFetch,
  withInterceptors,
  withInterceptorsFromDi,
  type HttpFeature,
  type HttpFeatureKind,
} from '@angular/common/http';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { provideTokenRefresh, provideTokenService, tokenRefreshInterceptor } from 'ngx-token-refresh';

import { neighbourClass, neighbourFunction } from './neighbours';
import type { Variant } from './variant';

type Features = HttpFeature<HttpFeatureKind>[];

/** HttpClient as a person would set it up who has, or wants, all that `variant` says. */
export function provideHttpWithTokens({ backend, wiring, neighbours }: Variant): (Provider | EnvironmentProviders)[] {
  const features: Features = [
    ...(backend === 'fetch' ? [withFetch()] : []),
    ...(neighbours === 'classes' ? [withInterceptorsFromDi()] : []),
  ];
  const functions = neighbours === 'functions' ? [neighbourFunction] : [];
  return [
    ...(wiring === 'one call'
      ? [provideTokenRefresh({ apiUrls: ['/api'] }, ...features, withInterceptors(functions))]
      : [
          provideHttpClient(...features, withInterceptors([...functions, tokenRefreshInterceptor])),
          provideTokenService({ apiUrls: ['/api'] }),
        ]),
    neighbours === 'classes' ? neighbourClass : [],
    // `withXhr()` is of Angular 22, where fetch is what one gets without a word; in Angular 20 it is the other way round.
    backend === 'xhr' ? { provide: HttpBackend, useExisting: HttpXhrBackend } : [],
  ];
}
