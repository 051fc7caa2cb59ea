import type { Routes } from '@angular/router';
import { signedInGuard, signedOutGuard } from 'ngx-token-refresh';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in · Gatehouse',
    canActivate: [signedOutGuard],
    loadComponent: () => import('./login-page').then((file) => file.LoginPage),
  },
  {
    path: '',
    canActivate: [signedInGuard],
    children: [
      {
        path: '',
        title: 'The gate · Gatehouse',
        loadComponent: () => import('./gate-page').then((file) => file.GatePage),
      },
      {
        path: 'dashboard',
        title: 'Dashboard · Gatehouse',
        loadComponent: () => import('./dashboard-page').then((file) => file.DashboardPage),
      },
      {
        path: 'notes',
        title: 'Notes · Gatehouse',
        loadComponent: () => import('./notes-page').then((file) => file.NotesPage),
      },
      {
        path: 'profile',
        title: 'Profile · Gatehouse',
        loadComponent: () => import('./profile-page').then((file) => file.ProfilePage),
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
