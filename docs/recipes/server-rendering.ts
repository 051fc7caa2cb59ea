import { httpResource } from '@angular/common/http';
import { Component, type ApplicationConfig } from '@angular/core';
import { provideClientHydration, withHttpTransferCacheOptions } from '@angular/platform-browser';
import { provideRouter, type Routes } from '@angular/router';
import { RenderMode, type ServerRoute } from '@angular/ssr';
import { provideTokenRefresh, signedInGuard } from 'ngx-token-refresh';

// #region routes
/** app.routes.server.ts: only the browser knows who is signed in. */
export const serverRoutes: ServerRoute[] = [
  { path: 'orders', renderMode: RenderMode.Client },
  { path: '**', renderMode: RenderMode.Server },
];
// #endregion

// #region page
@Component({
  template: `
    @for (offer of offers.value(); track offer) {
      <p>{{ offer }}</p>
    }
  `,
})
export class OffersPage {
  /** Everybody's on the server, and this person's own in the browser: asked for again there. */
  protected readonly offers = httpResource<string[]>(
    () => ({ url: 'https://shop.example/api/offers', transferCache: false }),
    {
      defaultValue: [],
    },
  );
}
// #endregion

@Component({ template: 'orders' })
export class OrdersPage {}

export const routes: Routes = [
  { path: 'offers', component: OffersPage },
  { path: 'orders', canActivate: [signedInGuard], component: OrdersPage },
];

// #region app
export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideTokenRefresh({ apiUrls: ['https://shop.example/api'] }),
    provideClientHydration(
      // Or for all requests whose answers depend on who asks, in one place.
      withHttpTransferCacheOptions({ filter: ({ url }) => !url.includes('/api/my/') }),
    ),
  ],
};
// #endregion
