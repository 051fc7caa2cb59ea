import { FetchBackend, HttpBackend } from '@angular/common/http';
import { CSP_NONCE, inject, mergeApplicationConfig, REQUEST_CONTEXT, type ApplicationConfig } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';

import { appConfig } from './app.config';
import { serverRoutes } from './app.routes.server';

export const serverConfig: ApplicationConfig = mergeApplicationConfig(appConfig, {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    // Nothing is uploaded from here, and Node has no XHR.
    { provide: HttpBackend, useExisting: FetchBackend },
    { provide: CSP_NONCE, useFactory: nonceOfAnswer },
  ],
});

/** The server chooses one for each answer; at build time there is no answer. */
function nonceOfAnswer(): string | null {
  return (inject(REQUEST_CONTEXT) as { nonce: string } | null)?.nonce ?? null;
}
