import { Router } from 'express';
import { z } from 'zod';

import { checked } from './checked';
import type { Database } from './database';
import { sessionOf } from './sessions';

const NOTE = z.object({ title: z.string().trim().min(1).max(80), text: z.string().trim().min(1).max(1000) });

export function noteRoutes(database: Database): Router {
  const router = Router();

  router.get('/notes', (_request, response) => {
    const notes = database
      .prepare('SELECT id, title, text, written_at AS writtenAt FROM notes WHERE person = ? ORDER BY id DESC LIMIT 20')
      .all(sessionOf(response).person);
    response.json(notes);
  });

  router.post('/notes', (request, response) => {
    const { title, text } = checked(NOTE, request.body);
    const writtenAt = Date.now();
    const { lastInsertRowid } = database
      .prepare('INSERT INTO notes (person, title, text, written_at) VALUES (?, ?, ?, ?)')
      .run(sessionOf(response).person, title, text, writtenAt);
    response.status(201).json({ id: Number(lastInsertRowid), title, text, writtenAt });
  });

  return router;
}
