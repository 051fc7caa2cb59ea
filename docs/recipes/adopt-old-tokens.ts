import { inject, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';
import { TokenService } from 'ngx-token-refresh';

// #region adopt
/** People who are signed in by the old code stay signed in. After `provideTokenRefresh()`; to be removed when nobody has them any more. */
export function adoptOldTokens(accessKey: string, refreshKey: string): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const tokens = inject(TokenService);
    const accessToken = localStorage.getItem(accessKey);
    const refreshToken = localStorage.getItem(refreshKey) ?? undefined;
    if (accessToken && !tokens.signedIn()) tokens.signIn({ accessToken, refreshToken });
    localStorage.removeItem(accessKey);
    localStorage.removeItem(refreshKey);
  });
}
// #endregion
