import { Component, computed, inject, signal } from '@angular/core';
import { RouterOutlet, type ActivatedRoute } from '@angular/router';
import { TokenService } from 'ngx-token-refresh';

import { SiteHeader } from './site-header';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, SiteHeader],
  template: `
    @if (hasHeader()) {
      <app-site-header />
    }
    <main id="main"><router-outlet #outlet="outlet" (activate)="page.set(outlet.activatedRoute)" /></main>
  `,
})
export class App {
  private readonly signedIn = inject(TokenService).signedIn;
  protected readonly page = signal<ActivatedRoute | undefined>(undefined);

  /** The header comes and goes with the page, so nothing jumps when a session begins or ends. Before the first page the session tells. */
  protected readonly hasHeader = computed(() => {
    const page = this.page();
    return page ? page.routeConfig?.path !== 'login' : this.signedIn();
  });
}
