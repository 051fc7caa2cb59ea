import { Component, inject } from '@angular/core';
import { injectReturnUrl } from 'ngx-token-refresh';

import { SERVERS } from './servers';
import { leaveForSignIn } from './sign-in';

@Component({
  selector: 'app-login-page',
  template: `<h1>Login</h1>
    <button (click)="signIn()">Sign in</button>`,
})
export class LoginPage {
  private readonly servers = inject(SERVERS);
  private readonly returnUrl = injectReturnUrl();

  protected signIn(): void {
    void leaveForSignIn(this.servers, this.returnUrl);
  }
}
