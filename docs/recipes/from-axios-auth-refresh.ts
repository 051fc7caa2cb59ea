import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import axios, { type AxiosError, type InternalAxiosRequestConfig } from 'axios';
import { createAuthRefresh } from 'axios-auth-refresh';
import { provideTokenRefresh, TokenService } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';
import { adoptOldTokens } from './adopt-old-tokens';

// #region before
export function oldClient(api: string) {
  const client = axios.create({ baseURL: api });
  client.interceptors.request.use((config) => {
    config.headers.set('Authorization', `Bearer ${localStorage.getItem('access_token')}`);
    return config;
  });
  createAuthRefresh(client, async () => {
    const refreshToken = localStorage.getItem('refresh_token');
    const { data } = await axios.post(`${api}/token/refreshToken`, { refreshToken });
    localStorage.setItem('access_token', data.accessToken);
    localStorage.setItem('refresh_token', data.refreshToken);
  });
  return { orders: () => client.get<string[]>('/orders').then(({ data }) => data) };
}
// #endregion

// #region after
export const appConfig = (api: string): ApplicationConfig => ({
  providers: [
    provideRouter(routes),
    provideTokenRefresh({ refresh: `${api}/token/refreshToken`, apiUrls: [api] }),
    adoptOldTokens('access_token', 'refresh_token'),
  ],
});

@Injectable({ providedIn: 'root' })
export class OrdersApi {
  readonly #http = inject(HttpClient);

  readonly orders = (api: string) => this.#http.get<string[]>(`${api}/orders`);
}
// #endregion

// #region bridge
/** For what still goes by axios: the same session, the same one refresh. Call it in an injection context. */
export function bridgedClient(api: string) {
  const tokens = inject(TokenService);
  const client = axios.create({ baseURL: api });
  client.interceptors.request.use(async (config) => {
    config.headers.set('Authorization', `Bearer ${await tokens.validToken()}`);
    return config;
  });
  client.interceptors.response.use(undefined, async (error: AxiosError) => {
    const config: (InternalAxiosRequestConfig & { isAgain?: boolean }) | undefined = error.config;
    if (error.response?.status !== 401 || !config || config.isAgain) throw error;
    // Another request's 401 may have had the token renewed already.
    if (config.headers.get('Authorization') === `Bearer ${tokens.accessToken()}`) await tokens.refresh();
    return client({ ...config, isAgain: true } as typeof config);
  });
  return { orders: () => client.get<string[]>('/orders').then(({ data }) => data) };
}
// #endregion
