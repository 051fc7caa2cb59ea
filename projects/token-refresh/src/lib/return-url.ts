/** The name of the query parameter that carries the way back. */
export const RETURN_URL = 'returnUrl';

/**
 * `value` as a path of this app, or `/` where it is anything else: another origin in whatever spelling, a script, the login page itself.
 */
export function safeReturnUrl(value: unknown, loginUrl: string | false): string {
  const base = 'https://this.app';
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, base)) return '/';
  const { origin, pathname, search, hash } = new URL(value, base);
  // `/.//evil.io` is a path of this origin, and what it comes to is not.
  const path = origin === base && !pathname.startsWith('//') ? pathname + search + hash : '/';
  return isLoginPage(path, loginUrl) ? '/' : path;
}

/** Whether `url` shows the login page, whatever its parameters. */
export function isLoginPage(url: string, loginUrl: string | false): boolean {
  return loginUrl !== false && pathOf(url) === pathOf(loginUrl);
}

function pathOf(url: string): string {
  // The look behind keeps this linear: links with 100,000 slashes would freeze the page.
  const path = url.replace(/[?#(].*|;[^/?#(]*/gs, '').replace(/(?<!\/)\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
