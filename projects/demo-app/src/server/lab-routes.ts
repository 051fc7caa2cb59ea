import { Router } from 'express';
import { z } from 'zod';

import { MISFORTUNES, type Misfortune } from '../app/misfortune';
import type { WireNews } from '../app/wire-entry';
import { checked } from './checked';
import { sessionOf } from './sessions';
import type { TokenFamilies } from './token-families';
import type { Grants } from './grants';
import { MisfortuneAtWork } from './misfortune-at-work';
import { visitOf, type Visit } from './visits';
import { note, trueTime } from './wire-log';

const SETTINGS = z.strictObject({
  accessTokenSeconds: z.int().min(1).max(86_400).optional(),
  refreshDelayMs: z.int().min(0).max(60_000).optional(),
  refreshFailures: z.int().min(0).max(100).optional(),
  reuseGraceMs: z.int().min(0).max(60_000).optional(),
  misfortune: z.enum(MISFORTUNES).optional(),
});

/** How the server behaves towards one visit, and what happened in it. Needs no session: only this browser is concerned. */
export function visitRoutes(families: TokenFamilies): Router {
  const router = Router();
  router.get('/log', (request, response) => {
    const visit = visitOf(response);
    const after = Number(request.query['after'] ?? 0) || 0;
    // A server that was started again counts from 1: what the page has seen is history.
    const news: WireNews = { entries: visit.after(after > visit.last ? 0 : after), last: visit.last, now: trueTime() };
    response.json(news);
  });
  router.post('/lab/settings', (request, response) => {
    const { misfortune, ...behaviour } = checked(SETTINGS, request.body);
    const visit = visitOf(response);
    Object.assign(visit, given(behaviour));
    if (misfortune) {
      begin(visit, misfortune, families);
      note(response, `misfortune: ${misfortune}`);
    }
    response.status(204).end();
  });
  return router;
}

/** Misfortunes to try the library with, and sessions of their own for those that it is compared with. */
export function labRoutes(families: TokenFamilies, grants: Grants): Router {
  const router = Router();
  router.post('/lab/sessions', async (_request, response) => {
    const { family, refreshToken } = families.begin(sessionOf(response).person, 'tokens');
    note(response, 'another session');
    response.json(await grants.make(response, family, refreshToken));
  });
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

/** Also where it is the same one again: then its counts begin anew. */
function begin(visit: Visit, name: Misfortune, families: TokenFamilies): void {
  visit.misfortune = new MisfortuneAtWork(name);
  if (visit.misfortune.forgets) visit.sessions.forEach((family) => families.forgetAccessTokens(family));
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
