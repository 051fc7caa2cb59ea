import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TokenService, type TokenGrant } from 'ngx-token-refresh';

import { cell } from './cell';
import { variantOf } from './variant';

@Component({
  selector: 'app-home-page',
  // eslint-disable-next-line @angular-eslint/prefer-on-push-component-change-detection -- so that zone.js alone can show something
  changeDetection: ChangeDetectionStrategy.Default,
  template: `<h1>Home</h1>
    <button (click)="signIn()">Sign in</button>
    <button (click)="sendThirty()">Send 30</button>
    <button (click)="tokens.signOut()">Sign out</button>
    <p id="session">{{ signedIn() ? 'signed in' : 'signed out' }}, renewed {{ renewals() }} times</p>
    <p id="burst">{{ items().length }} answered, {{ failures() }} failed</p>
    <ol>
      @for (item of items(); track item) {
        <li>{{ item }}</li>
      }
    </ol>`,
})
export class HomePage {
  private readonly http = inject(HttpClient);
  protected readonly tokens = inject(TokenService);

  protected readonly signedIn = cell(false);
  protected readonly renewals = cell(0);
  protected readonly items = cell<readonly string[]>([]);
  protected readonly failures = cell(0);

  constructor() {
    this.tokens.events.pipe(takeUntilDestroyed()).subscribe(({ type }) => {
      if (type === 'signedIn') this.signedIn.set(true);
      if (type === 'refreshed') this.renewals.set(this.renewals() + 1);
    });
  }

  protected signIn(): void {
    const { lifetime } = variantOf(location.search);
    this.http.post<TokenGrant>('/api/sign-in', { lifetime }).subscribe((grant) => this.tokens.signIn(grant));
  }

  protected sendThirty(): void {
    for (let n = 1; n <= 30; n++) {
      this.http.get<{ name: string }>(`/api/items/${n}`).subscribe({
        next: ({ name }) => this.items.set([...this.items(), name]),
        error: () => this.failures.set(this.failures() + 1),
      });
    }
  }
}
