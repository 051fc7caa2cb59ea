import type { Routes } from '@angular/router';
import { signedInGuard, signedOutGuard } from 'ngx-token-refresh';

import { LoginPage } from '../set-up/login-page';
import { OrdersPage } from '../set-up/orders-page';

export const loginInside: Routes = [
  // #region loginInside
  // no
  {
    path: '',
    canActivateChild: [signedInGuard],
    children: [
      { path: 'login', component: LoginPage },
      { path: 'orders', component: OrdersPage },
    ],
  },
  // #endregion
];

export const loginBeside: Routes = [
  // #region loginBeside
  // the login page beside what is guarded, and before it
  { path: 'login', canActivate: [signedOutGuard], component: LoginPage },
  { path: '', canActivateChild: [signedInGuard], children: [{ path: 'orders', component: OrdersPage }] },
  // #endregion
];
