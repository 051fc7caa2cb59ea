import { HttpContext } from '@angular/common/http';
import { SKIP_TOKEN_REFRESH } from 'ngx-token-refresh';

/** For requests that need no session: they neither carry a token nor wait for one. */
export function asItIs(): { context: HttpContext } {
  return { context: new HttpContext().set(SKIP_TOKEN_REFRESH, true) };
}
