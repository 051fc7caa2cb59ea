import { FetchBackend, HttpBackend } from '@angular/common/http';
import { mergeApplicationConfig, type ApplicationConfig } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';

import { appConfig } from './app.config';
import { serverRoutes } from './app.routes.server';

export const serverConfig: ApplicationConfig = mergeApplicationConfig(appConfig, {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    // Nothing is uploaded from here, and Node has no XHR.
    { provide: HttpBackend, useExisting: FetchBackend },
  ],
});
