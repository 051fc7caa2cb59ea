import { HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, inject } from '@angular/core';
import type { TokenGrant, Tokens } from 'ngx-token-refresh';
import { BehaviorSubject, debounce, NEVER, Observable, of, switchMap, throwError } from 'rxjs';

import { grantAfter } from './test-tokens';
import type { TokenRefreshTestingOptions } from './testing-options';

type Answer = (current: Tokens) => Observable<TokenGrant>;

/** More turns of the microtask queue than any refresh takes, with what waits for it and a trip to the login page. */
const TURNS = 200;

/** @internal What the server says of a session that is over. An `isSessionOver` of the app's own is not asked about it. */
export const REFUSAL = new HttpErrorResponse({ status: 401, statusText: 'Unauthorized' });

/**
 * Takes the server's place at the refresh. Refreshes succeed until it is told otherwise. What it is told counts from then on, and for the
 * refresh that is under way; where the app begins with a refresh, tell it before the first `await`.
 *
 * @example
 * ```ts
 * const refresh = TestBed.inject(RefreshTestingController);
 * refresh.hang();
 * wire.expectOne('/api/orders').flush(null, { status: 401, statusText: 'Unauthorized' });
 * expect(refresh.refreshes.length).toBe(1);
 *
 * refresh.succeed();
 * await refresh.settled();
 * wire.expectOne('/api/orders').flush([]);
 * ```
 */
export class RefreshTestingController {
  private readonly asked: Tokens[] = [];
  private readonly answers: BehaviorSubject<Answer>;
  private readonly destroyRef = inject(DestroyRef);
  private readonly renewed: Answer = (current) => of(grantAfter(current, this.options, Date.now()));

  /** The tokens that each refresh was asked to renew, the first one first. Looking for a session (`restoring`) is a refresh, too. */
  readonly refreshes: readonly Tokens[] = this.asked;

  /** @internal */
  constructor(private readonly options: TokenRefreshTestingOptions) {
    const waits = options.session === 'refreshing' || options.session === 'restoring';
    this.answers = new BehaviorSubject<Answer>(waits ? () => NEVER : this.renewed);
  }

  /** Refreshes bring new tokens: those of `grant`, as a server would answer it, else a JWT with the `claims` and the `tokenLifetime`. */
  succeed(grant?: TokenGrant): void {
    this.answers.next(grant ? () => of(grant) : this.renewed);
  }

  /** Refreshes are refused: the session is over. */
  refuse(): void {
    this.fail(REFUSAL);
  }

  /**
   * Refreshes fail. What that means is for the option `isSessionOver` to say: of 503, the default, that the session goes on; 0 is a network
   * that is down. A pause follows in which no new refresh begins by itself, about 2 s; the event `online` of the window ends it.
   */
  fail(error: number | HttpErrorResponse = 503): void {
    const response = typeof error === 'number' ? new HttpErrorResponse({ status: error }) : error;
    this.answers.next(() => throwError(() => response));
  }

  /** Refreshes get no answer, until they are told to succeed or to fail, or until `refreshTimeout` is over. */
  hang(): void {
    this.answers.next(() => NEVER);
  }

  /**
   * Resolves when everything has happened that needs no time: the refresh has ended, unless it hangs, requests that waited are on the wire,
   * a trip to the login page is over. Works with fake timers, and moves none.
   */
  async settled(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
  }

  /** @internal */
  refresh(current: Tokens): Observable<TokenGrant> {
    this.asked.push(current);
    return new Observable((subscriber) => {
      // The end of the test is nobody's failure. The time limit of the refresh goes with it.
      this.destroyRef.onDestroy(() => subscriber.unsubscribe());
      // Not at once: a test that starts the app with TestBed.inject() may say only then what the first refresh comes to.
      const decided = this.answers.pipe(debounce(() => Promise.resolve()));
      return decided.pipe(switchMap((answer) => answer(current))).subscribe(subscriber);
    });
  }
}
