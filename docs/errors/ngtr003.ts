import {
  provideHttpClient,
  withInterceptors,
  withRequestsMadeViaParent,
  type HttpInterceptorFn,
} from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideRouter, type Routes } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { OrdersPage } from '../set-up/orders-page';

export const sessionOfRoute: Routes = [
  // #region sessionOfRoute
  // no: app.config.ts has it already
  { path: 'orders', providers: [provideTokenRefresh({ apiUrls: ['/orders-api'] })], component: OrdersPage },
  // #endregion
];

export const sessionOfApp: ApplicationConfig = {
  providers: [
    provideRouter([{ path: 'orders', component: OrdersPage }]),
    // #region sessionOfApp
    // in app.config.ts, for the whole app
    provideTokenRefresh({ apiUrls: ['/api', '/orders-api'] }),
    // #endregion
  ],
};

const inGerman: HttpInterceptorFn = (request, next) => next(request.clone({ setHeaders: { 'Accept-Language': 'de' } }));

export const interceptorsOfRoute: Routes = [
  // #region interceptorsOfRoute
  // a child that needs interceptors of its own keeps the session of the app
  {
    path: 'orders',
    providers: [provideHttpClient(withRequestsMadeViaParent(), withInterceptors([inGerman]))],
    component: OrdersPage,
  },
  // #endregion
];
