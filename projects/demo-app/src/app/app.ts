import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TokenService } from 'ngx-token-refresh';

import { SiteHeader } from './site-header';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, SiteHeader],
  template: `
    @if (signedIn()) {
      <app-site-header />
    }
    <main id="main"><router-outlet /></main>
  `,
})
export class App {
  protected readonly signedIn = inject(TokenService).signedIn;
}
