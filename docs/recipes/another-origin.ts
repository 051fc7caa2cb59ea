import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

// #region app
/** @param api such as `https://api.example.com`, from the app's environment */
export const appConfig = (api: string): ApplicationConfig => ({
  providers: [provideRouter(routes), provideTokenRefresh({ refresh: `${api}/token/refreshToken`, apiUrls: [api] })],
});
// #endregion

// #region server
/** Before anything else, for every answer. Whether the request has been answered: a preflight needs no token. */
export function allowCors(request: IncomingMessage, response: ServerResponse, page: string): boolean {
  response.setHeader('Access-Control-Allow-Origin', page);
  response.setHeader('Access-Control-Expose-Headers', 'WWW-Authenticate, Retry-After');
  response.setHeader('Vary', 'Origin');
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type');
  response.setHeader('Access-Control-Max-Age', '7200');
  response.writeHead(204).end();
  return true;
}
// #endregion
