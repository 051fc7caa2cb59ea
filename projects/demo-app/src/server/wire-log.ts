import type { RequestHandler, Response } from 'express';

import { visitOf } from './visits';

/** Writes down what came in and what went out: method, path, status and time; no query, no header, no body. */
export const logRequests: RequestHandler = (request, response, next) => {
  if (request.path === '/log') return next();
  const arrivedAt = trueTime();
  const { method } = request;
  const path = request.baseUrl + request.path;
  // Comes after every end, also where the answer was never begun, or where the browser did not wait for it.
  response.on('close', () => {
    const at = trueTime();
    const status = response.writableFinished ? response.statusCode : 0;
    const note = response.locals['note'] as string | undefined;
    visitOf(response).add({ arrivedAt, at, method, path, status, ms: Math.round(at - arrivedAt), note });
  });
  next();
};

/** Says something more about this request in the log. */
export function note(response: Response, text: string): void {
  response.locals['note'] = text;
}

/** Milliseconds since 1970, with fractions: a burst on one machine takes few whole ones. */
export function trueTime(): number {
  return performance.timeOrigin + performance.now();
}
