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

  router.get('/items/:n', async (request, response) => {
    const n = Number(request.params['n']);
    if (!Number.isInteger(n) || n < 1) throw new ApiError(400, 'n: a whole number above 0', 'n');
    await setTimeout(latencyOf(`item ${n}`) / 4);
    response.json({ n, name: `Item ${n}` });
  });

  return router;
}

/** 20 to 200 ms, the same for a name every time: pieces of a real dashboard do not arrive together. */
function latencyOf(name: string): number {
  return 20 + ([...name].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 181);
}
