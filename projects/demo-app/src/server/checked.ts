import type { z } from 'zod';

import { ApiError } from './api-error';

/**
 * `input` as the schema describes it.
 *
 * @throws ApiError 400 that names the first field at fault, never its value
 */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const field = issue.path.join('.') || undefined;
  throw new ApiError(400, field ? `${field}: ${issue.message}` : issue.message, field);
}
