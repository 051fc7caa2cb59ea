import type { CookieOptions, Request, Response } from 'express';

import { cookie } from './cookies';
import { XSRF_COOKIE } from './xsrf';

const ACCESS = 'access';
const REFRESH = 'refresh';
const ACCESS_PATH = '/api';
/** The refresh token travels to those two endpoints that need it, and nowhere else. */
const REFRESH_PATHS = ['/api/token/refreshCookie', '/api/sign-out'];
const REFRESH_DAYS = 30;

export function accessCookie(request: Request): string | undefined {
  return cookie(request, ACCESS);
}

export function refreshCookie(request: Request): string | undefined {
  return cookie(request, REFRESH);
}

/** Without an access token, where the page has that in its memory. */
export function setSessionCookies(
  response: Response,
  tokens: { accessToken?: string; refreshToken: string; expiresIn: number; xsrfToken: string },
): void {
  const lasting = { maxAge: REFRESH_DAYS * 86_400_000 };
  const access = { ...hidden(response), path: ACCESS_PATH };
  if (tokens.accessToken) response.cookie(ACCESS, tokens.accessToken, { ...access, maxAge: tokens.expiresIn * 1000 });
  else response.clearCookie(ACCESS, access);
  for (const path of REFRESH_PATHS) {
    response.cookie(REFRESH, tokens.refreshToken, { ...hidden(response), ...lasting, path });
  }
  // The page has to read this one: it sends it back as a header, which another site cannot.
  response.cookie(XSRF_COOKIE, tokens.xsrfToken, { ...hidden(response), ...lasting, httpOnly: false, path: '/' });
}

export function clearSessionCookies(response: Response): void {
  response.clearCookie(ACCESS, { ...hidden(response), path: ACCESS_PATH });
  for (const path of REFRESH_PATHS) response.clearCookie(REFRESH, { ...hidden(response), path });
  response.clearCookie(XSRF_COOKIE, { ...hidden(response), httpOnly: false, path: '/' });
}

function hidden(response: Response): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: response.req.secure };
}
