import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, forkJoin, map, of } from 'rxjs';

import { failureText } from './failure-text';

const BURST = 30;

/** Misfortunes to order, and a burst of requests to meet them with. */
@Component({
  selector: 'app-try-it',
  template: `
    <section class="card" aria-labelledby="try-it">
      <h2 id="try-it">Try it</h2>
      <p class="hint">
        Expire the token, then fire: the server refuses all of them, is asked for one new token, and every request is
        answered. Revoke the refresh token as well, and the session is over: you land on the login page, once.
      </p>
      <div class="buttons">
        <button type="button" class="quiet" (click)="expire()">Expire my access token</button>
        <button type="button" class="quiet" (click)="revoke()">Revoke my refresh token</button>
        <button type="button" (click)="fire()" [disabled]="firing()">Fire 30 requests</button>
      </div>
      <p class="results" aria-live="polite">
        <span data-testid="lab-result">{{ labResult() }}</span>
        <span data-testid="burst-result">{{ burstResult() }}</span>
      </p>
    </section>
  `,
  styles: `
    .hint {
      margin: -0.5rem 0 1rem;
      max-width: 46rem;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
    }
    .results {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.5rem;
      min-height: 1.5rem;
      margin: 0.9rem 0 0;
      font-weight: 550;
    }
  `,
})
export class TryIt {
  private readonly http = inject(HttpClient);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly firing = signal(false);
  protected readonly labResult = signal('');
  protected readonly burstResult = signal('');
  private bursts = 0;

  protected expire(): void {
    this.ask('expire-access-token', 'The server has forgotten your access token.');
  }

  protected revoke(): void {
    this.ask('revoke-refresh-token', 'Your refresh token is worth nothing now.');
  }

  protected fire(): void {
    const since = performance.now();
    const burst = `dashboard-${++this.bursts}`;
    const numbers = Array.from({ length: BURST }, (_, index) => index + 1);
    const answers = numbers.map((n) =>
      this.http.get<{ n: number }>(`/api/bursts/${burst}/items/${n}`).pipe(
        map((item) => item.n === n),
        catchError(() => of(false)),
      ),
    );
    this.firing.set(true);
    this.burstResult.set('');
    forkJoin(answers)
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe((results) => {
        this.firing.set(false);
        const answered = results.filter(Boolean).length;
        this.burstResult.set(`${answered} of ${BURST} answered, in ${Math.round(performance.now() - since)} ms.`);
      });
  }

  private ask(misfortune: string, done: string): void {
    this.labResult.set('');
    this.http.post(`/api/lab/${misfortune}`, {}).subscribe({
      next: () => this.labResult.set(done),
      error: (error) => this.labResult.set(failureText(error)),
    });
  }
}
