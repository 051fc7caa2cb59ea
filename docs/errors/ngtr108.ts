import type { HttpClient } from '@angular/common/http';
import { inject, Injectable, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, type TokenGrant } from 'ngx-token-refresh';
import { firstValueFrom } from 'rxjs';

import { routes } from '../set-up/app.routes';

@Injectable({ providedIn: 'root' })
class AuthApi {
  refresh(body: { refreshToken?: string; device: string }, http: HttpClient): Promise<TokenGrant> {
    return firstValueFrom(http.post<TokenGrant>('/api/refresh', body));
  }
}

async function deviceName(): Promise<string> {
  return 'a phone';
}

export const injectsLate: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region injectsLate
    provideTokenRefresh({
      refresh: async ({ refreshToken }, http) => {
        const device = await deviceName();
        return inject(AuthApi).refresh({ refreshToken, device }, http); // no: NG0203, inject() after an await
      },
    }),
    // #endregion
  ],
};

export const injectsFirst: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region injectsFirst
    provideTokenRefresh({
      refresh: async ({ refreshToken }, http) => {
        const api = inject(AuthApi);
        const device = await deviceName();
        return api.refresh({ refreshToken, device }, http);
      },
    }),
    // #endregion
  ],
};
