import type { Routes } from '@angular/router';
import { signedInGuard, signedOutGuard } from 'ngx-token-refresh';

import { LoginPage } from './login-page';
import { OrdersPage } from './orders-page';

// #region routes
// app.routes.ts
export const routes: Routes = [
  { path: 'orders', canActivate: [signedInGuard], component: OrdersPage },
  { path: 'login', canActivate: [signedOutGuard], component: LoginPage },
];
// #endregion
