import type { Routes } from '@angular/router';

import { HomePage } from './home-page';
import { LoginPage } from './login-page';

/** The same page twice: rendered when the app is built, and not. */
export const routes: Routes = [
  { path: 'login', component: LoginPage },
  { path: '', pathMatch: 'full', component: HomePage },
  { path: 'client', component: HomePage },
];
