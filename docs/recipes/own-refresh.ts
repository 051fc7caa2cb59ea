import type { HttpClient } from '@angular/common/http';
import { inject, Injectable, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, type TokenGrant, type Tokens } from 'ngx-token-refresh';
import { firstValueFrom } from 'rxjs';

import { routes } from '../set-up/app.routes';

/** What the server wants to see beside the refresh token. */
@Injectable({ providedIn: 'root' })
export class Device {
  readonly proof = async () => 'of this device';
}

// #region refresh
export async function renew({ refreshToken }: Tokens, http: HttpClient): Promise<TokenGrant> {
  const device = inject(Device); // here, and not after an await
  const proof = await device.proof();
  // By the `http` that is given.
  const answer = await firstValueFrom(
    http.post<{ data: { token: string; ttl: number } }>('/api/renew', { refreshToken, proof }),
  );
  return { accessToken: answer.data.token, expiresIn: answer.data.ttl };
}

export const appConfig: ApplicationConfig = {
  providers: [provideRouter(routes), provideTokenRefresh({ refresh: renew, apiUrls: ['/api'] })],
};
// #endregion
