import { DatePipe, JsonPipe } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TokenService, type Session } from 'ngx-token-refresh';
import { interval } from 'rxjs';

import { sessionKind, type SessionKind } from './session-kind';

const TRAVELS: Record<SessionKind, string> = {
  tokens: 'tokens in JSON',
  cookies: 'HttpOnly cookies',
  memory: 'a header, and an HttpOnly cookie for the refresh',
};

/** The session as the library tells it. */
@Component({
  selector: 'app-session-card',
  imports: [DatePipe, JsonPipe],
  template: `
    <section class="card" aria-labelledby="session">
      <h2 id="session">Your session</h2>
      <dl>
        <dt>Status</dt>
        <dd data-testid="session-status">{{ session().status }}</dd>
        <dt>Travels as</dt>
        <dd>{{ travels }}</dd>
        @if (expiresAt(); as expiry) {
          <dt>Token expires</dt>
          <dd>{{ expiry | date: 'HH:mm:ss' }}, {{ secondsLeft() > 0 ? 'in ' + secondsLeft() + ' s' : 'now' }}</dd>
        }
      </dl>
      <h3 id="claims">Claims</h3>
      @if (claims(); as claims) {
        <pre role="region" tabindex="0" aria-labelledby="claims" data-testid="claims">{{ claims | json }}</pre>
      } @else {
        <p class="hint">None that a page could read: the token is in a cookie that scripts do not see.</p>
      }
    </section>
  `,
  styleUrl: './session-card.css',
})
export class SessionCard {
  private readonly tokens = inject(TokenService);
  private readonly now = signal(Date.now());
  protected readonly travels = TRAVELS[sessionKind()];
  protected readonly session = this.tokens.session;
  protected readonly claims = this.tokens.claims;
  protected readonly expiresAt = computed(() => expiryOf(this.session()));
  protected readonly secondsLeft = computed(() => Math.round(((this.expiresAt() ?? 0) - this.now()) / 1000));

  constructor() {
    interval(1_000)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.now.set(Date.now()));
  }
}

/** Milliseconds since 1970 by this device's clock, where anybody said. */
function expiryOf(session: Session): number | undefined {
  if (!('tokens' in session) || session.tokens.lifetime === undefined) return undefined;
  return session.tokens.issuedAt + session.tokens.lifetime * 1000;
}
