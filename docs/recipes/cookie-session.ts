import { HttpClient } from '@angular/common/http';
import { inject, Injectable, type ApplicationConfig } from '@angular/core';
import { Router, provideRouter } from '@angular/router';
import { cookieRefresh, provideTokenRefresh, TokenService } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

// #region app
export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({
      refresh: {
        ...cookieRefresh('/api/token/refresh'),
        // Only the server can delete an HttpOnly cookie.
        revoke: (_, http) => http.post('/api/sign-out', {}, { withCredentials: true }),
      },
      apiUrls: ['/api'],
    }),
  ],
};
// #endregion

// #region person
@Injectable({ providedIn: 'root' })
export class Person {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #tokens = inject(TokenService);

  signIn(name: string, password: string): void {
    // The answer sets the cookies.
    this.#http.post('/api/sign-in', { name, password }).subscribe(() => this.#tokens.signIn({ expiresIn: 300 }));
  }

  signOut(): void {
    this.#tokens.signOut();
    this.#router.navigateByUrl('/login');
  }
}
// #endregion
