import { setTimeout } from 'node:timers/promises';

import { Router } from 'express';

import type { WidgetName } from '../app/widget';
import { ApiError } from './api-error';
import type { Database } from './database';
import { widgets } from './widgets';

export function dashboardRoutes(database: Database): Router {
  const router = Router();
  const pieces = widgets(database);

  router.get('/widgets/:name', async (request, response) => {
    const { name } = request.params;
    if (!Object.hasOwn(pieces, name)) throw new ApiError(404, 'There is no such widget.');
    await setTimeout(latencyOf(name));
    response.json({ name, ...pieces[name as WidgetName]() });
  });

  return router;
}

/** 20 to 200 ms, the same for a name every time: pieces of a real dashboard do not arrive together. */
function latencyOf(name: string): number {
  return 20 + ([...name].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 181);
}
