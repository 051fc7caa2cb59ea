import { json, Router } from 'express';

import { AccessTokens } from './access-tokens';
import { answerErrors, unknownEndpoint } from './api-error';
import { burstRoutes } from './burst-routes';
import { dashboardRoutes } from './dashboard-routes';
import type { Database } from './database';
import { fileRoutes } from './file-routes';
import { Grants } from './grants';
import { labRoutes, visitRoutes } from './lab-routes';
import { misfortuneRoutes } from './misfortune-routes';
import { noteRoutes } from './note-routes';
import { People } from './people';
import { profileRoutes } from './profile-routes';
import { sessionRoutes } from './session-routes';
import { requireSession } from './sessions';
import { TokenFamilies } from './token-families';
import { logRequests } from './wire-log';
import { Xsrf } from './xsrf';

const NEEDS_SESSION = ['/me', '/widgets', '/bursts', '/notes', '/files', '/lab'];

/** The whole API: what needs no session comes first. */
export function api(database: Database): Router {
  const people = new People(database);
  const families = new TokenFamilies(database);
  const accessTokens = new AccessTokens(database, families, people);
  const xsrf = new Xsrf(database);
  const grants = new Grants(accessTokens, xsrf);

  return Router()
    .use((_request, response, next) => {
      response.set('Cache-Control', 'no-store');
      next();
    })
    .use(logRequests, json({ limit: '100kb' }))
    .use(visitRoutes(families), misfortuneRoutes(families), sessionRoutes(people, families, grants, xsrf))
    .use(NEEDS_SESSION, requireSession(accessTokens, xsrf))
    .use(profileRoutes(people), dashboardRoutes(database), burstRoutes(), noteRoutes(database))
    .use(fileRoutes(database), labRoutes(families, grants))
    .use(unknownEndpoint, answerErrors);
}
