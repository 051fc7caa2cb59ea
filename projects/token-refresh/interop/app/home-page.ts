import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TokenService } from 'ngx-token-refresh';

import { SERVERS } from './servers';

@Component({
  selector: 'app-home-page',
  template: `<h1>Home</h1>
    <button (click)="sendTwenty()">Send 20 requests</button>
    <button (click)="signOut()">Sign out</button>
    <p role="status">{{ answered() }} answered, {{ failed() }} failed</p>`,
})
export class HomePage {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(TokenService);
  private readonly router = inject(Router);
  private readonly servers = inject(SERVERS);

  protected readonly answered = signal(0);
  protected readonly failed = signal(0);

  protected sendTwenty(): void {
    for (let n = 1; n <= 20; n++) {
      this.http.get(`${this.servers.api}/items/${n}`).subscribe({
        next: () => this.answered.update((count) => count + 1),
        error: () => this.failed.update((count) => count + 1),
      });
    }
  }

  protected signOut(): void {
    this.tokens.signOut();
    void this.router.navigateByUrl('/login');
  }
}
