import type { HttpErrorResponse } from '@angular/common/http';
import { isObservable, type Observable } from 'rxjs';

import type { TokenRefreshEvent } from '../../public-api';
import type { Family } from './strict-server';
import type { Tab } from './tab';

/** Somebody who waits for something: an answer, a token, or to be let in. */
export interface Caller {
  readonly n: number;
  readonly tab: Tab;
  readonly what: 'request' | 'events' | 'refresh' | 'validToken' | 'guard';
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly at: number;
  readonly seq: number;
  /** The session it belongs to; `null` where nobody was signed in, `undefined` where that was not known. */
  readonly startedAs: Family | null | undefined;
  /** Whether the public state was one in which a guard may wait. */
  readonly mayWait: boolean;
  readonly values: any[];
  error?: HttpErrorResponse & { code?: string; method?: string; original?: HttpErrorResponse; cause?: unknown };
  settledAt?: number;
  cancelled?: { readonly at: number; readonly seq: number };
  /** What the public signals said when it was told. */
  toldWhile?: { readonly status: string; readonly signedIn: boolean; readonly accessToken: string | null };
  cancel(): void;
}

/** An event, and what was to be seen when it was told: the page, whose session it had been, whether its token was good by the clock. */
export interface Told {
  readonly at: number;
  readonly seq: number;
  readonly event: TokenRefreshEvent;
  readonly url: string;
  readonly family?: Family;
  readonly isExpired: boolean;
}

export type Answer = Observable<unknown> | (() => Promise<unknown>);

/** Waits as the caller does, and writes down what it is told and when. */
export function follow(caller: Caller, answer: Answer): void {
  const { world, service, page } = caller.tab;
  const settle = () => {
    caller.settledAt = world.time();
    caller.toldWhile = {
      status: service.session().status,
      signedIn: service.signedIn(),
      accessToken: service.accessToken(),
    };
  };
  const told = {
    next: (value: unknown) => void caller.values.push(value),
    error: (error: HttpErrorResponse) => {
      caller.error = error;
      settle();
    },
    complete: settle,
  };
  if (!isObservable(answer)) {
    answer().then((value) => {
      told.next(value);
      settle();
    }, told.error);
    return;
  }
  const subscription = answer.subscribe(told);
  caller.cancel = () => {
    if (caller.settledAt !== undefined || caller.cancelled) return;
    caller.cancelled = { at: world.time(), seq: world.next() };
    page.run(() => subscription.unsubscribe());
  };
}
