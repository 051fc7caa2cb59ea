import type { RefreshFailure } from './session';

/** The codes of RFC 6749 §5.2 that blame the request, not the refresh token. */
export const NOT_THE_GRANT =
  /^(invalid_request|invalid_client|unauthorized_client|unsupported_grant_type|invalid_scope)$/;

/** What a failed HTTP request looks like, whichever client it came from. */
interface Answer {
  status?: unknown;
  error?: { statusCode?: unknown; error?: unknown } | null;
}

/** Whether the server, not the network, a proxy or a wrong configuration, said that the session has ended. */
export function isSessionOver(error: unknown): boolean {
  const { status, error: body } = (error ?? {}) as Answer;
  if (status === 401 || body?.statusCode === 401) return true;
  if (status === 400) return !NOT_THE_GRANT.test(String(body?.error));
  return status === 403 && typeof body === 'object' && body !== null;
}

/** What may be told of a failed refresh: nothing that could hold a token. */
export function failureOf(error: unknown, code: RefreshFailure['code']): RefreshFailure {
  const { status, error: body } = (error ?? {}) as Answer;
  const reason = body?.error;
  return {
    code,
    status: typeof status === 'number' && status > 0 ? status : undefined,
    error: typeof reason === 'string' && /^[a-z_]{1,40}$/.test(reason) ? reason : undefined,
  };
}

/** Whether the server may answer better in a moment: it was busy, not unreachable, so that the refresh token is unused. */
export function isWorthRetrying(error: unknown): boolean {
  const status = Number((error as Answer | null)?.status);
  return [408, 425, 429].includes(status) || status >= 500;
}
