import { cookieRefresh, jsonRefresh, type RefreshStrategy } from 'ngx-token-refresh';

/** How a session travels: tokens in JSON and in a header, or tokens in HttpOnly cookies. */
export type SessionKind = 'tokens' | 'cookies' | 'memory';

const KEY = 'demo-session-kind';

/** The kind that was chosen last in this browser. */
export function sessionKind(): SessionKind {
  try {
    return localStorage.getItem(KEY) === 'cookies' ? 'cookies' : 'tokens';
  } catch {
    return 'tokens';
  }
}

/** The strategy is part of the app's set-up: another kind begins with the next load of the page. */
export function rememberSessionKind(kind: SessionKind): void {
  localStorage.setItem(KEY, kind);
}

/** A real app has one line here: it knows its kind. */
export function refreshOfSessionKind(): RefreshStrategy {
  return sessionKind() === 'cookies'
    ? cookieRefresh('/api/token/refreshCookie')
    : jsonRefresh('/api/token/refreshToken');
}
