import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';

import { ApiError } from './api-error';
import { settings } from './settings';

/** Wrong passwords are counted, right ones are not. */
export function limitSignIns(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: settings.signInLimit,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The dev server makes the API when it is first asked for it.
    validate: { creationStack: false },
    handler: (_request, _response, next) =>
      next(new ApiError(429, 'Too many attempts. Wait a minute, then try again.')),
  });
}
