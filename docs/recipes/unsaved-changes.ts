import { Component, inject, signal, type ApplicationConfig } from '@angular/core';
import { provideRouter, Router, type CanDeactivateFn, type Routes } from '@angular/router';
import { provideTokenRefresh, signedInGuard, signedOutGuard, TokenService } from 'ngx-token-refresh';

import { LoginPage } from '../set-up/login-page';

// #region app
/** Whoever has lost the session can save nothing any more: staying on the page would be a trap. */
export const keepUnsaved: CanDeactivateFn<NotePage> = (page) => {
  if (!inject(TokenService).signedIn()) page.rescue();
  else if (page.text() !== '') return confirm('Leave without saving?');
  return true;
};

@Component({
  template: ` <textarea aria-label="Note" #area [value]="text()" (input)="text.set(area.value)"></textarea> `,
})
export class NotePage {
  readonly text = signal(sessionStorage.getItem('unsaved note') ?? '');

  constructor() {
    sessionStorage.removeItem('unsaved note');
  }

  /** For the same tab after the next sign-in. */
  rescue(): void {
    sessionStorage.setItem('unsaved note', this.text());
  }
}

export const routes: Routes = [
  { path: 'note', component: NotePage, canActivate: [signedInGuard], canDeactivate: [keepUnsaved] },
  { path: 'login', component: LoginPage, canActivate: [signedOutGuard] },
];
// #endregion

// #region veto
/** Where a guard has said no, the person stays, signed out. This is the way on when they are done. */
@Component({
  selector: 'app-session-over',
  template: `
    @if (isOver()) {
      <p role="alert">You are signed out. <button (click)="signIn()">Sign in</button></p>
    }
  `,
})
export class SessionOver {
  readonly #router = inject(Router);
  readonly #session = inject(TokenService).session;

  protected isOver(): boolean {
    const session = this.#session();
    return session.status === 'signedOut' && session.reason !== 'none';
  }

  protected signIn(): void {
    this.#router.navigate(['/login'], { queryParams: { returnUrl: this.#router.url } });
  }
}
// #endregion

export const appConfig: ApplicationConfig = {
  providers: [provideRouter(routes), provideTokenRefresh({ apiUrls: ['/api'] })],
};
