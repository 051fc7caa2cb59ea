import type { Request, RequestHandler, Response } from 'express';

import type { AccessTokens } from './access-tokens';
import { unauthorized } from './api-error';
import { accessCookie } from './session-cookies';
import type { Family } from './token-families';
import { visitOf } from './visits';
import type { Xsrf } from './xsrf';

/** Lets requests in that carry a good access token, in their header or in a cookie. */
export function requireSession(accessTokens: AccessTokens, xsrf: Xsrf): RequestHandler {
  return async (request, response, next) => {
    const bearer = bearerToken(request);
    const token = bearer ?? accessCookie(request);
    const visit = visitOf(response);
    const family = token && (await accessTokens.familyOf(token, visit.time));
    if (!family) throw unauthorized(response);
    // A browser adds cookies by itself, whoever's page asks; it never adds the header.
    if (!bearer) xsrf.check(request, family.id);
    visit.meet(family.id);
    response.locals['family'] = family;
    next();
  };
}

/** The session that `requireSession` found. */
export function sessionOf(response: Response): Family {
  return response.locals['family'] as Family;
}

function bearerToken(request: Request): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
}
