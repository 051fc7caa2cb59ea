import { HttpClient } from '@angular/common/http';
import type { EnvironmentInjector } from '@angular/core';

import type { Runner } from './burst-runner';

/** The HttpClient of this app: all that it needs is in `app.config.ts`. */
export function libraryRunner(injector: EnvironmentInjector): Runner {
  const http = injector.get(HttpClient);
  return (url) => http.get(url);
}
