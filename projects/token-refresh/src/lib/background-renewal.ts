import { DOCUMENT, DestroyRef, inject, Injectable, NgZone } from '@angular/core';
import type { Observable } from 'rxjs';

import { timeUntilDue } from './expiry';
import { TOKEN_REFRESH_OPTIONS } from './options';
import type { Session } from './session';
import { Timers } from './timers';

/** A timer that fired too early (the clock was set back, the delay was too long to count) is set again, but never in a loop. */
const SHORTEST_MS = 1_000;

/** Keeps the tokens of a page that is looked at fresh, so that nobody waits for them. */
@Injectable()
export class BackgroundRenewal {
  private readonly refreshAhead = inject(TOKEN_REFRESH_OPTIONS).refreshAhead;
  private readonly timers = inject(Timers);
  private readonly document = inject(DOCUMENT);
  private readonly destroyRef = inject(DestroyRef);
  private readonly zone = inject(NgZone);
  private cancel = (): void => {};

  /** Whether somebody may be looking at the page. */
  get isVisible(): boolean {
    return this.document.visibilityState !== 'hidden';
  }

  keep(sessions: Observable<Session>, service: { renewIfDue(): void; wake(): void }): void {
    const renewing = sessions.subscribe((session) => this.schedule(session, service));
    const listening = this.onWake(() => this.isVisible && service.wake());
    this.destroyRef.onDestroy(() => {
      this.cancel();
      renewing.unsubscribe();
      listening.abort();
    });
  }

  private schedule(session: Session, service: { renewIfDue(): void }, soonest = 0): void {
    this.cancel();
    if (session.status !== 'active' || !this.refreshAhead) return;
    const now = Date.now();
    const due = timeUntilDue(session.tokens, this.refreshAhead, now);
    if (due === Infinity) return;
    const paused = (session.failed?.until ?? 0) - now;
    this.cancel = this.timers.after(Math.max(due, paused, soonest), () => {
      // In a hidden page nothing is renewed until it is looked at or used.
      if (!this.isVisible) return;
      this.schedule(session, service, SHORTEST_MS);
      service.renewIfDue();
    });
  }

  /** Calls `wake` when the page is looked at again, comes back from the back/forward cache, or is online again. */
  private onWake(wake: () => void): AbortController {
    const listening = new AbortController();
    const { signal } = listening;
    this.zone.runOutsideAngular(() => {
      this.document.addEventListener('visibilitychange', wake, { signal });
      for (const type of ['online', 'pageshow']) this.document.defaultView?.addEventListener(type, wake, { signal });
    });
    return listening;
  }
}
