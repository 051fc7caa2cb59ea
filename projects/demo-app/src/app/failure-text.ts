import { HttpErrorResponse } from '@angular/common/http';

/** What to tell a person about a request that failed: the API's own words, where it has any. */
export function failureText(error: unknown): string {
  if (!(error instanceof HttpErrorResponse)) return 'Something went wrong.';
  if (error.status === 0) return 'The server cannot be reached. Try again in a moment.';
  const message: unknown = error.error?.message;
  return typeof message === 'string' ? message : `The server answered ${error.status}. Try again in a moment.`;
}
