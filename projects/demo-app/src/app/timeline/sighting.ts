import type { TokenRefreshEvent } from 'ngx-token-refresh';

/** How a request ended for the page that sent it. */
export interface Ending {
  readonly at: number;
  readonly answered: boolean;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Why the gate did not let it through, where that was so. */
  readonly code?: 'refused' | 'failed' | 'timedOut' | 'signedOut';
}

/** One request as the page that sent it saw it. All times are milliseconds since 1970, with fractions. */
export interface Sighting {
  readonly path: string;
  readonly begunAt: number;
  /** When `HttpClient` had taken it: what is held by then has never been sent. */
  readonly handedOverAt: number;
  readonly end?: Ending;
}

/** What happened at the gate of a tab. */
export interface GateSight {
  readonly tab: string;
  readonly at: number;
  readonly event: TokenRefreshEvent;
}
