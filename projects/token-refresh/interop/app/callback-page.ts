import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TokenService } from 'ngx-token-refresh';

import { SERVERS } from './servers';
import { finishSignIn } from './sign-in';

@Component({ selector: 'app-callback-page', template: '<p>One moment …</p>' })
export class CallbackPage {
  private readonly servers = inject(SERVERS);
  private readonly tokens = inject(TokenService);
  private readonly router = inject(Router);

  constructor() {
    void this.finish();
  }

  private async finish(): Promise<void> {
    const { grant, returnUrl } = await finishSignIn(this.servers);
    this.tokens.signIn(grant);
    await this.router.navigateByUrl(returnUrl, { replaceUrl: true });
  }
}
