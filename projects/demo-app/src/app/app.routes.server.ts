import { RenderMode, type ServerRoute } from '@angular/ssr';

/** Only the browser knows who is signed in; the login page looks the same for everybody. */
export const serverRoutes: ServerRoute[] = [
  { path: 'login', renderMode: RenderMode.Server },
  { path: '**', renderMode: RenderMode.Client },
];
