import type { EnvironmentInjector } from '@angular/core';

import { isExpired } from './expiry';
import type { ResolvedOptions } from './options';
import type { Flight, Refreshing, Session } from './session';
import type { SessionStore } from './session-store';
import type { Timer } from './timer';
import type { TokenRefreshEvent } from './token-refresh-event';

/** The session in the gate and what surrounds it, for the functions that read and change it. {@link TokenService} is the one. */
export interface Gate {
  readonly options: ResolvedOptions;
  /** That of the refresh: the app's, but for HttpClient. */
  readonly injector: EnvironmentInjector;
  readonly timer: Timer;
  /** How many calls of the refresh are being started at this moment, synchronously: what is sent meanwhile is sent by the refresh. */
  calling: number;
  readonly store: SessionStore;
  /** Whether one more refresh may begin because fresh tokens were refused; if so, it is counted. */
  readonly withinLimit: (now: number) => boolean;
  /** Where tabs tell each other of refreshes that failed. */
  readonly news?: { postMessage(news: unknown): void };
  readonly current: Session;
  /** The flight that ends in the session after this one. */
  flight(): Flight | undefined;
  /** Puts the next session into the gate, and tells those whom it concerns. */
  enter(next: Session, event?: TokenRefreshEvent): void;
  tell(event: TokenRefreshEvent): void;
}

/** What everybody has to wait for at this moment: not a renewal of tokens that are still good. */
export function holding(gate: Gate): Flight | undefined {
  const { usable, tokens } = gate.current as Refreshing;
  return usable && !isExpired(tokens, Date.now()) ? undefined : gate.flight();
}
