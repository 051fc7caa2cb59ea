import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TokenService, type Session } from 'ngx-token-refresh';
import { catchError, finalize, of, timeout } from 'rxjs';

import { asItIs } from './as-it-is';

const PATIENCE_MS = 3_000;

/** Tells the server first: only it can delete HttpOnly cookies. Here the session ends in any case. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(TokenService);
  private readonly router = inject(Router);
  private readonly running = signal(false);
  readonly underWay = this.running.asReadonly();

  run(): void {
    this.running.set(true);
    const refreshToken = refreshTokenOf(this.tokens.session());
    this.http
      .post('/api/sign-out', { refreshToken }, asItIs())
      .pipe(
        timeout(PATIENCE_MS),
        catchError(() => of(null)),
        finalize(() => this.running.set(false)),
      )
      .subscribe(() => {
        this.tokens.signOut();
        this.router.navigateByUrl('/login');
      });
  }
}

function refreshTokenOf(session: Session): string | undefined {
  return 'tokens' in session ? session.tokens.refreshToken : undefined;
}
