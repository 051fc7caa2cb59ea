import { Router, type Request, type Response } from 'express';
import { z } from 'zod';

import { ApiError, unauthorized } from './api-error';
import { checked } from './checked';
import type { Grants } from './grants';
import { isPassword } from './passwords';
import type { People } from './people';
import { clearSessionCookies, refreshCookie } from './session-cookies';
import { limitSignIns } from './sign-in-limit';
import type { Rotation, TokenFamilies } from './token-families';
import { visitOf } from './visits';
import { note } from './wire-log';
import type { Xsrf } from './xsrf';

const SIGN_IN = z.object({
  name: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
  kind: z.enum(['tokens', 'cookies', 'memory']).default('tokens'),
});
const REFRESH = z.object({ refreshToken: z.string().min(1).max(200) });
const SIGN_OUT = z.object({ refreshToken: z.string().max(200).optional() });

type Rotated = Extract<Rotation, { refreshToken: string }>;

/** How sessions begin, go on and end. */
export function sessionRoutes(people: People, families: TokenFamilies, grants: Grants, xsrf: Xsrf): Router {
  const router = Router();

  function rotate(response: Response, refreshToken: string): Rotated {
    const visit = visitOf(response);
    const graceMs = Math.max(visit.reuseGraceMs, visit.misfortune.reuseGraceMs);
    const rotation = families.rotate(refreshToken, graceMs);
    note(response, NOTES[rotation.outcome]);
    if (!('refreshToken' in rotation)) throw unauthorized(response, 'The session has ended. Sign in again.');
    return rotation;
  }

  router.post('/sign-in', limitSignIns(), async (request, response) => {
    const { name, password, kind } = checked(SIGN_IN, request.body);
    const person = people.credentials(name);
    if (!(await isPassword(password, person?.password)) || !person) {
      throw new ApiError(401, 'Name or password is wrong.');
    }
    const { family, refreshToken } = families.begin(person.id, kind);
    note(response, `signed in, ${kind}`);
    visitOf(response).misfortune.spare(family.id);
    if (kind === 'tokens') clearSessionCookies(response);
    await grants.answer(response, kind, family, refreshToken);
  });

  router.post('/token/refreshToken', async (request, response) => {
    const { refreshToken } = checked(REFRESH, request.body);
    const rotation = rotate(response, refreshToken);
    await grants.answer(response, 'tokens', rotation.family, rotation.refreshToken);
  });

  router.post('/token/refreshCookie', async (request, response) => {
    const refreshToken = refreshCookie(request);
    const family = refreshToken && families.familyOf(refreshToken);
    if (!family) {
      clearSessionCookies(response);
      note(response, 'no session');
      throw unauthorized(response, 'There is no session. Sign in.');
    }
    xsrf.check(request, family);
    const rotation = rotate(response, refreshToken);
    const kind = rotation.family.kind === 'memory' ? 'memory' : 'cookies';
    await grants.answer(response, kind, rotation.family, rotation.refreshToken);
  });

  router.post('/sign-out', (request, response) => {
    const fromBody = checked(SIGN_OUT, request.body).refreshToken;
    const family = familyToEnd(request, fromBody);
    if (family) families.end(family);
    clearSessionCookies(response);
    note(response, 'signed out');
    response.status(204).end();
  });

  function familyToEnd(request: Request, fromBody: string | undefined): string | undefined {
    if (fromBody) return families.familyOf(fromBody);
    const fromCookie = refreshCookie(request);
    const family = fromCookie && families.familyOf(fromCookie);
    if (family) xsrf.check(request, family);
    return family;
  }

  return router;
}

const NOTES = {
  rotated: 'refresh',
  excused: 'refresh: reuse excused',
  unknown: 'refresh refused: unknown token',
  expired: 'refresh refused: expired',
  revoked: 'refresh refused: revoked',
  reused: 'reuse detected: family revoked',
} as const;
