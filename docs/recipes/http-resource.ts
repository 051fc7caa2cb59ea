import { httpResource } from '@angular/common/http';
import { Component, computed, inject, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, TokenService } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const appConfig: ApplicationConfig = {
  providers: [provideRouter(routes), provideTokenRefresh({ apiUrls: ['/api'] })],
};

// #region orders
@Component({
  selector: 'app-orders',
  template: `
    @if (orders.hasValue()) {
      @for (order of orders.value(); track order) {
        <p>{{ order }}</p>
      }
    } @else if (orders.error()) {
      <p>Not now. <button (click)="orders.reload()">Again</button></p>
    }
  `,
})
export class Orders {
  readonly #tokens = inject(TokenService);
  /** Another one for each sign-in: what was loaded for one person is never shown to the next. */
  readonly #sessionId = computed(() => {
    const session = this.#tokens.session();
    return 'tokens' in session ? session.tokens.sessionId : undefined;
  });

  protected readonly orders = httpResource<string[]>(() => (this.#sessionId() ? '/api/orders' : undefined));
}
// #endregion
