import type { RefreshCause, RefreshFailure, SignedOut } from './session';

/** What happened at the gate, for logs and metrics. Never a token inside; URLs without their query. */
export type TokenRefreshEvent =
  | { readonly type: 'signedIn' }
  | {
      readonly type: 'signedOut';
      readonly reason: SignedOut['reason'];
      /** The page the person was on, where the session ended without them. */
      readonly returnUrl?: string;
    }
  | { readonly type: 'refreshStarted'; readonly cause: RefreshCause }
  | { readonly type: 'refreshed'; readonly by: 'network' | 'otherTab'; readonly durationMs: number }
  | {
      readonly type: 'refreshFailed';
      readonly code: RefreshFailure['code'];
      readonly status?: number;
      /** The pause before the next attempt, where the session goes on. */
      readonly retryInMs?: number;
    }
  | { readonly type: 'held'; readonly method: string; readonly url: string }
  | { readonly type: 'replayed'; readonly method: string; readonly url: string }
  | { readonly type: 'refreshLimited' };
