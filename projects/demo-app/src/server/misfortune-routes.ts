import { setTimeout } from 'node:timers/promises';

import { Router, type Request, type RequestHandler, type Response } from 'express';

import { ApiError, unauthorized } from './api-error';
import { refreshCookie } from './session-cookies';
import type { TokenFamilies } from './token-families';
import { visitOf } from './visits';
import { note } from './wire-log';

/** What goes wrong before, or instead of, the answer that a burst or a refresh would get. */
export function misfortuneRoutes(families: TokenFamilies): Router {
  return Router()
    .use(['/bursts', '/token'], cutWhenOffline)
    .use('/bursts', refuseFreshTokens)
    .use('/token', misfortuneOfRefresh(families));
}

const cutWhenOffline: RequestHandler = (_request, response, next) => {
  if (visitOf(response).misfortune.name !== 'offline') return next();
  note(response, 'cut: offline');
  cut(response);
};

const refuseFreshTokens: RequestHandler = (_request, response, next) => {
  if (visitOf(response).misfortune.name !== 'fresh-refused') return next();
  note(response, 'refused, whatever the token');
  throw unauthorized(response);
};

function misfortuneOfRefresh(families: TokenFamilies): RequestHandler {
  return async (request, response, next) => {
    const visit = visitOf(response);
    if (visit.refreshDelayMs) await setTimeout(visit.refreshDelayMs);
    if (visit.refreshFailures > 0) {
      visit.refreshFailures--;
      throw busy(response);
    }
    const token = refreshTokenOf(request);
    const family = token && families.familyOf(token);
    switch (family && visit.misfortune.ofRefresh(family)) {
      case 'refused':
        note(response, 'refresh refused on purpose');
        throw unauthorized(response, 'The session has ended. Sign in again.');
      case 'busy':
        throw busy(response);
      case 'hangs':
        // Nothing more happens here: the connection stays open until the browser gives up.
        return note(response, 'refresh never answered');
      case 'lost':
        loseAnswer(response);
    }
    next();
  };
}

function busy(response: Response): ApiError {
  note(response, 'refresh failed on purpose');
  return new ApiError(503, 'The server is busy. Try again.');
}

/** All is done as ever, cookies are set as ever, and nothing of it arrives. */
function loseAnswer(response: Response): void {
  response.json = () => {
    note(response, `${response.locals['note']}, its answer lost`);
    cut(response);
    return response;
  };
}

/**
 * Closes the connection within an answer that says nothing. A browser that hears nothing at all, on a connection that has worked before,
 * sends the request again by itself, and the page would never know.
 */
function cut(response: Response): void {
  response.socket?.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n');
  response.socket?.destroySoon();
}

function refreshTokenOf(request: Request): string | undefined {
  const fromBody: unknown = request.body?.refreshToken;
  return typeof fromBody === 'string' ? fromBody : refreshCookie(request);
}
