import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { injectReturnUrl, TokenService, type TokenGrant } from 'ngx-token-refresh';

@Component({
  template: `
    <form #form (submit)="signIn(name.value, password.value); $event.preventDefault()">
      <label>Name <input #name autocomplete="username" /></label>
      <label>Password <input #password type="password" autocomplete="current-password" /></label>
      <button>Sign in</button>
    </form>
  `,
})
// #region login
// login-page.ts
export class LoginPage {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #tokens = inject(TokenService);
  readonly #returnUrl = injectReturnUrl();

  protected signIn(name: string, password: string): void {
    this.#http.post<TokenGrant>('/api/sign-in', { name, password }).subscribe((grant) => {
      this.#tokens.signIn(grant); // { accessToken, refreshToken, expiresIn? }, or what OAuth 2.0 answers
      this.#router.navigateByUrl(this.#returnUrl);
    });
  }
}
// #endregion
