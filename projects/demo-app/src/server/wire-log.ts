import type { RequestHandler, Response } from 'express';

import { visitOf } from './visits';

/** Writes down what came in and what went out: method, path, status and time; no query, no header, no body. */
export const logRequests: RequestHandler = (request, response, next) => {
  if (request.path === '/log') return next();
  const since = performance.now();
  const { method } = request;
  const path = request.baseUrl + request.path;
  response.on('finish', () => {
    const ms = Math.round(performance.now() - since);
    const note = response.locals['note'] as string | undefined;
    visitOf(response).add({ at: Date.now(), method, path, status: response.statusCode, ms, note });
  });
  next();
};

/** Says something more about this request in the log. */
export function note(response: Response, text: string): void {
  response.locals['note'] = text;
}
