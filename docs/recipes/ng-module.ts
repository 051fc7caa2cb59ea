import {
  HTTP_INTERCEPTORS,
  withInterceptorsFromDi,
  type HttpInterceptor,
  type HttpRequest,
} from '@angular/common/http';
import type { HttpHandler } from '@angular/common/http';
import { Component, NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { RouterModule } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { routes } from '../set-up/app.routes';

/** An interceptor of the class kind, as older apps have them. */
export class LanguageInterceptor implements HttpInterceptor {
  intercept(request: HttpRequest<unknown>, next: HttpHandler) {
    return next.handle(request.clone({ setHeaders: { 'Accept-Language': 'en' } }));
  }
}

// A module bootstraps what it declares.
// eslint-disable-next-line @angular-eslint/prefer-standalone
@Component({ selector: 'app-root', standalone: false, template: '<router-outlet />' })
export class App {}

// #region module
@NgModule({
  declarations: [App],
  imports: [BrowserModule, RouterModule.forRoot(routes)], // no HttpClientModule, here or in a feature module
  providers: [
    provideTokenRefresh({ apiUrls: ['/api'] }, withInterceptorsFromDi()),
    { provide: HTTP_INTERCEPTORS, useClass: LanguageInterceptor, multi: true },
  ],
  bootstrap: [App],
})
export class AppModule {}
// #endregion
