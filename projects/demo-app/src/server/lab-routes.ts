import { Router } from 'express';
import { z } from 'zod';

import type { WireNews } from '../app/wire-entry';
import { checked } from './checked';
import { sessionOf } from './sessions';
import type { TokenFamilies } from './token-families';
import { visitOf } from './visits';
import { note, trueTime } from './wire-log';

const SETTINGS = z.strictObject({
  accessTokenSeconds: z.int().min(1).max(86_400).optional(),
  refreshDelayMs: z.int().min(0).max(60_000).optional(),
  refreshFailures: z.int().min(0).max(100).optional(),
  reuseGraceMs: z.int().min(0).max(60_000).optional(),
});

/** How the server behaves towards one visit, and what happened in it. Needs no session: only this browser is concerned. */
export function visitRoutes(): Router {
  const router = Router();
  router.get('/log', (request, response) => {
    const visit = visitOf(response);
    const after = Number(request.query['after'] ?? 0) || 0;
    // A server that was started again counts from 1: what the page has seen is history.
    const news: WireNews = { entries: visit.after(after > visit.last ? 0 : after), last: visit.last, now: trueTime() };
    response.json(news);
  });
  router.post('/lab/settings', (request, response) => {
    Object.assign(visitOf(response), given(checked(SETTINGS, request.body)));
    response.status(204).end();
  });
  return router;
}

/** Misfortunes to try the library with. */
export function labRoutes(families: TokenFamilies): Router {
  const router = Router();
  router.post('/lab/expire-access-token', (_request, response) => {
    families.forgetAccessTokens(sessionOf(response).id);
    note(response, 'access tokens forgotten');
    response.status(204).end();
  });
  router.post('/lab/revoke-refresh-token', (_request, response) => {
    families.forgetRefreshTokens(sessionOf(response).id);
    note(response, 'refresh token revoked');
    response.status(204).end();
  });
  return router;
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
