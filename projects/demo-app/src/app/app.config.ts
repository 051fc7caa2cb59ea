import { withXhr } from '@angular/common/http';
import { inject, provideAppInitializer, type ApplicationConfig } from '@angular/core';
import { provideClientHydration, withNoIncrementalHydration } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from './app.routes';
import { GateLog } from './gate-log';
import { refreshOfSessionKind } from './session-kind';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes, withComponentInputBinding()),
    // XHR, because fetch does not tell how much of an upload has been sent.
    provideTokenRefresh({ refresh: refreshOfSessionKind(), apiUrls: ['/api'] }, withXhr()),
    provideClientHydration(withNoIncrementalHydration()),
    provideAppInitializer(() => inject(GateLog).listen()),
  ],
};
