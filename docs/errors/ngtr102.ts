import { HttpErrorResponse } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

export const defaultUrl: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region defaultUrl
    provideTokenRefresh({ apiUrls: ['https://api.example.com'] }), // no: asks the page's own origin for new tokens
    // #endregion
  ],
};

export const urlOfApi: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region urlOfApi
    provideTokenRefresh({
      refresh: 'https://api.example.com/token/refreshToken',
      apiUrls: ['https://api.example.com'],
    }),
    // #endregion
  ],
};

export const overBy404: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    // #region overBy404
    provideTokenRefresh({
      isSessionOver: (error) => error instanceof HttpErrorResponse && [400, 401, 404].includes(error.status),
    }),
    // #endregion
  ],
};
