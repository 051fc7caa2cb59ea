import { cookieRefresh, jsonRefresh, type RefreshStrategy } from 'ngx-token-refresh';

/**
 * How a session travels: tokens in JSON and in a header; tokens in HttpOnly cookies; or the access token in a header, from the memory of
 * the page, and the refresh token in a cookie.
 */
export type SessionKind = 'tokens' | 'cookies' | 'memory';

const KEY = 'demo-session-kind';

/** The kind that was chosen last in this browser. */
export function sessionKind(): SessionKind {
  try {
    const kind = localStorage.getItem(KEY);
    return kind === 'cookies' || kind === 'memory' ? kind : 'tokens';
  } catch {
    return 'tokens';
  }
}

/** The strategy is part of the app's set-up: another kind begins with the next load of the page. */
export function rememberSessionKind(kind: SessionKind): void {
  localStorage.setItem(KEY, kind);
}

/** A real app has one line here: it knows its kind. An access token that `cookieRefresh` gets is kept in memory, whatever the store. */
export function refreshOfSessionKind(): RefreshStrategy {
  return sessionKind() === 'tokens'
    ? jsonRefresh('/api/token/refreshToken')
    : cookieRefresh('/api/token/refreshCookie');
}
