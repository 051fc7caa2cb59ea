import { STATUS_CODES } from 'node:http';

import type { ErrorRequestHandler, RequestHandler, Response } from 'express';

/** What the API answers when it does not do what it was asked. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** The input field that is at fault. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** RFC 6750 §3: says that a token is needed, and that the one that came is not good. */
export function unauthorized(response: Response, message = 'The access token is missing or no longer good.'): ApiError {
  response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
  return new ApiError(401, message);
}

export const unknownEndpoint: RequestHandler = (request) => {
  throw new ApiError(404, `There is no ${request.method} ${request.baseUrl}${request.path}.`);
};

export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const { status, message, field } = asApiError(error);
  // Where it happened, not what was sent: a body or a header may hold a secret.
  if (status >= 500 && !(error instanceof ApiError)) console.error(request.method, request.path, stackOf(error));
  response.status(status).json({ statusCode: status, error: STATUS_CODES[status], message, field });
};

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  // What Express and its body parsers throw.
  const status = Number((error as { status?: unknown } | null)?.status);
  if (status === 413) return new ApiError(413, 'The body is too large.');
  if (status >= 400 && status < 500) return new ApiError(status, 'The request is malformed.');
  return new ApiError(500, 'Something went wrong on the server.');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join('\n') : 'unknown error';
}
