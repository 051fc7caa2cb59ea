import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { afterNextRender, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { injectReturnUrl, TokenService, type TokenGrant } from 'ngx-token-refresh';
import { firstValueFrom } from 'rxjs';

import { DEMO_PERSON } from '../demo-person';
import { asItIs } from './as-it-is';
import { failureText } from './failure-text';
import { FieldError } from './field-error';
import { Logo } from './logo';
import { rememberSessionKind, sessionKind, type SessionKind } from './session-kind';

@Component({
  selector: 'app-login-page',
  imports: [FieldError, FormField, FormRoot, Logo],
  templateUrl: './login-page.html',
  styleUrl: './login-page.css',
})
export class LoginPage {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(TokenService);
  private readonly router = inject(Router);
  private readonly returnUrl = injectReturnUrl();

  /** Whether the page is alive: what is typed into the server's HTML before that would be lost. */
  protected readonly ready = signal(false);
  protected readonly kind = signal<SessionKind>('tokens');
  protected readonly failure = signal('');
  protected readonly trying = signal(false);
  protected readonly demo = DEMO_PERSON;
  protected readonly kinds: readonly { kind: SessionKind; label: string; hint: string }[] = [
    { kind: 'tokens', label: 'Tokens in JSON', hint: 'sent in a header' },
    { kind: 'cookies', label: 'HttpOnly cookies', hint: 'sent by the browser' },
    { kind: 'memory', label: 'Access token in memory', hint: 'the other in a cookie' },
  ];
  private readonly person = signal({ name: '', password: '' });
  protected readonly form = form(
    this.person,
    (person) => {
      required(person.name, { message: 'Who are you?' });
      required(person.password, { message: 'The password is missing.' });
    },
    { submission: { action: () => this.signIn(this.person()) } },
  );

  constructor() {
    afterNextRender(() => {
      this.kind.set(sessionKind());
      this.ready.set(true);
    });
  }

  protected choose(kind: SessionKind): void {
    rememberSessionKind(kind);
    location.reload();
  }

  protected async tryIt(): Promise<void> {
    this.trying.set(true);
    await this.signIn(DEMO_PERSON);
    this.trying.set(false);
  }

  private async signIn(person: { name: string; password: string }): Promise<void> {
    this.failure.set('');
    try {
      const body = { ...person, kind: this.kind() };
      this.tokens.signIn(await firstValueFrom(this.http.post<TokenGrant>('/api/sign-in', body, asItIs())));
      await this.router.navigateByUrl(this.returnUrl);
    } catch (error) {
      this.failure.set(whatToTry(error));
    }
  }
}

function whatToTry(error: unknown): string {
  const status = error instanceof HttpErrorResponse ? error.status : undefined;
  if (status === 401) return 'That name and password do not belong together.';
  if (status === 429) return 'Too many attempts. Wait a minute, then try again.';
  return failureText(error);
}
