import { withXhr } from '@angular/common/http';
import { inject, provideAppInitializer, type ApplicationConfig } from '@angular/core';
import { provideClientHydration, withNoIncrementalHydration } from '@angular/platform-browser';
import { provideRouter, withInMemoryScrolling } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from './app.routes';
import { GateLog } from './gate-log';
import { refreshOfSessionKind } from './session-kind';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes, withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    // XHR, because fetch does not tell how much of an upload has been sent.
    provideTokenRefresh(
      {
        refresh: refreshOfSessionKind(),
        apiUrls: ['/api'],
        // For the demo only: here a server forgets good tokens as often as somebody presses a button.
        refreshLimit: { max: 100, perSeconds: 30 },
      },
      withXhr(),
    ),
    provideClientHydration(withNoIncrementalHydration()),
    provideAppInitializer(() => inject(GateLog).listen()),
  ],
};
