import {
  provideBrowserGlobalErrorListeners,
  provideZoneChangeDetection,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import { provideClientHydration } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';

import { routes } from './app.routes';
import { WITH_ZONE } from './cell';
import { provideHttpWithTokens } from './http-with-tokens';
import { variantOf } from './variant';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    WITH_ZONE ? provideZoneChangeDetection({ eventCoalescing: true }) : provideZonelessChangeDetection(),
    provideRouter(routes),
    provideClientHydration(),
    provideHttpWithTokens(variantOf(globalThis.location?.search ?? '')),
  ],
};
