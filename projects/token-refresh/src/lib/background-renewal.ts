import { DestroyRef, DOCUMENT, inject, NgZone } from '@angular/core';
import type { Observable } from 'rxjs';

import { timeUntilRenewal } from './expiry';
import type { Gate } from './gate';
import { beginIfDue } from './refresh';
import type { Session } from './session';

/** However soon a token expires, and however the clock is set: never in a loop. */
const SHORTEST_MS = 1_000;

/** Keeps the tokens of a page that is looked at fresh, so that nobody waits for them. Call it in an injection context. */
export function renewInBackground(gate: Gate, sessions: Observable<Session>, onWake: () => void): void {
  const { timer } = gate;
  const { refreshAhead } = gate.options;
  const document = inject(DOCUMENT);
  const zone = inject(NgZone);
  const listening = new AbortController();
  let cancel = () => {};

  function schedule(session: Session): void {
    cancel();
    if (session.status !== 'active' || !refreshAhead) return;
    const now = Date.now();
    const due = timeUntilRenewal(session.tokens, refreshAhead, now);
    if (due === Infinity) return;
    cancel = timer(Math.max(due, (session.failed?.until ?? 0) - now, SHORTEST_MS), () => {
      if (!isVisible(document)) return;
      schedule(session);
      zone.run(() => beginIfDue(gate));
    });
  }

  // A page that nobody looks at renews on use only; looked at again, back from the cache, or online again, it looks at the clock.
  const wake = ({ type }: Event) => {
    if (type !== 'online' && !isVisible(document)) return;
    zone.run(onWake);
    schedule(gate.current);
  };
  zone.runOutsideAngular(() => {
    const { signal } = listening;
    document.addEventListener('visibilitychange', wake, { signal });
    for (const type of ['online', 'pageshow']) document.defaultView?.addEventListener(type, wake, { signal });
  });
  const scheduling = sessions.subscribe(schedule);
  inject(DestroyRef).onDestroy(() => {
    cancel();
    scheduling.unsubscribe();
    listening.abort();
  });
}

/** Whether somebody may be looking at the page. */
export function isVisible(document: Document): boolean {
  return document.visibilityState !== 'hidden';
}
