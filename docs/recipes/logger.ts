import { inject, InjectionToken, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';
import { TokenService, type TokenRefreshEvent } from 'ngx-token-refresh';

// #region logger
type Level = 'debug' | 'info' | 'warn';

/** The app's own, or the console. */
export const LOGGER = new InjectionToken<Pick<Console, Level>>('LOGGER', { factory: () => console });

/** Beside `provideTokenRefresh()`. */
export function provideSessionLog(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const logger = inject(LOGGER);
    inject(TokenService).events.subscribe(({ type, ...details }) => logger[levelOf(type)](`session: ${type}`, details));
  });
}

/** A switch without a default: a new kind of event is a compile error, and not a silent one. */
function levelOf(type: TokenRefreshEvent['type']): Level {
  switch (type) {
    case 'held':
    case 'replayed':
    case 'refreshStarted':
      return 'debug';
    case 'signedIn':
    case 'signedOut':
    case 'refreshed':
      return 'info';
    case 'refreshFailed':
    case 'refreshLimited':
      return 'warn';
  }
}
// #endregion
