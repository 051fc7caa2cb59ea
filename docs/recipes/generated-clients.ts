import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

/** As generators write them: no way to set a context. */
@Injectable({ providedIn: 'root' })
export class ShopApi {
  readonly #http = inject(HttpClient);

  readonly orders = () => this.#http.get<string[]>('/api/v1/orders');
  readonly health = () => this.#http.get('/api/v1/health');
  readonly signIn = (name: string, password: string) => this.#http.post('/api/v1/sign-in', { name, password });
}

// #region app
/** What the API's description marks with `security: []`. */
const PUBLIC = /^\/api\/v1\/(health|sign-in|sign-up)$/;

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({ apiUrls: ['/api'], skip: ({ url }) => PUBLIC.test(new URL(url, document.baseURI).pathname) }),
  ],
};
// #endregion
