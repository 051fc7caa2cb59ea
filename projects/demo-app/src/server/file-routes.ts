import { Router } from 'express';

import type { Database } from './database';
import { sessionOf } from './sessions';
import { uploadedFile } from './uploaded-file';

export function fileRoutes(database: Database): Router {
  const router = Router();
  router.post('/files', async (request, response) => {
    const { name, size, sha256 } = await uploadedFile(request);
    const { lastInsertRowid } = database
      .prepare('INSERT INTO files (person, name, size, sha256) VALUES (?, ?, ?, ?)')
      .run(sessionOf(response).person, name, size, sha256);
    response.status(201).json({ id: Number(lastInsertRowid), name, size, sha256 });
  });
  return router;
}
