import { Router } from 'express';
import { z } from 'zod';

import { checked } from './checked';
import type { People } from './people';
import { sessionOf } from './sessions';

const PROFILE = z.object({
  displayName: z.string().trim().min(2).max(60),
  email: z.email().max(120),
  role: z.string().trim().max(60),
  about: z.string().max(500),
});

export function profileRoutes(people: People): Router {
  const router = Router();
  router.get('/me', (_request, response) => void response.json(people.profile(sessionOf(response).person)));
  router.put('/me', (request, response) => {
    response.json(people.update(sessionOf(response).person, checked(PROFILE, request.body)));
  });
  return router;
}
