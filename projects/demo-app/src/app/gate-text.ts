import type { TokenRefreshEvent } from 'ngx-token-refresh';

const CAUSES = {
  refused: 'the server refused the token',
  expired: 'the token has expired',
  ahead: 'the token expires soon',
  asked: 'the app asked for it',
  restore: 'is there a session?',
} as const;

/** An event in words. */
export function gateText(event: TokenRefreshEvent): string {
  switch (event.type) {
    case 'signedIn':
      return 'signed in';
    case 'signedOut':
      return `signed out (${event.reason})`;
    case 'refreshStarted':
      return `refresh started: ${CAUSES[event.cause]}`;
    case 'refreshed':
      return `refreshed in ${event.durationMs} ms, by ${event.by === 'network' ? 'this tab' : 'another tab'}`;
    case 'refreshFailed':
      return `refresh ${event.code}${event.status ? `, status ${event.status}` : ''}`;
    case 'held':
      return `held ${event.method} ${event.url}`;
    case 'replayed':
      return `replayed ${event.method} ${event.url}`;
    case 'refreshLimited':
      return 'too many refreshes: a pause';
  }
}
