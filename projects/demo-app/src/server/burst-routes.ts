import { setTimeout } from 'node:timers/promises';

import { Router } from 'express';
import { z } from 'zod';

import { checked } from './checked';

const ITEM = z.object({
  /** The page's name for this burst: whoever reads the log tells lanes by their path. */
  burst: z.string().regex(/^[\w-]{1,40}$/, 'letters, digits, _ and -, at most 40'),
  n: z.coerce.number().int().min(1).max(10_000),
  ms: z.coerce.number().int().min(0).max(2_000).optional(),
});

/** Many small answers, as slow as they are asked to be. */
export function burstRoutes(): Router {
  const router = Router();
  router.get('/bursts/:burst/items/:n', async (request, response) => {
    const { n, ms = latencyOf(n) } = checked(ITEM, { ...request.params, ms: request.query['ms'] });
    await setTimeout(ms);
    response.json({ n, name: `Item ${n}` });
  });
  return router;
}

/** 5 to 50 ms, the same for a number every time, and nothing like its neighbours'. */
function latencyOf(n: number): number {
  return 5 + ((Math.imul(n, 2_654_435_761) >>> 16) % 46);
}
