import type * as TS from 'typescript';

import { importsOf, references } from './references';
import type { Sources } from './sources';

const HTTP = '@angular/common/http';
const OURS = 'ngx-token-refresh';
const MODULES = ['HttpClientModule', 'HttpClientXsrfModule', 'HttpClientJsonpModule'];
const PARTS = ['provideTokenService', 'tokenRefreshInterceptor'];
const TESTING = [`${HTTP}/testing`, '@angular/core/testing', `${OURS}/testing`];
const SERVER = ['@angular/ssr', '@angular/platform-server'];

/** What an app says about its HttpClient, and where. */
export interface HttpClientUses {
  readonly provideTokenRefresh: readonly TS.Expression[];
  readonly parts: readonly TS.Expression[];
  readonly provideHttpClient: readonly TS.Expression[];
  readonly modules: readonly TS.Expression[];
}

export function httpClientUses(sources: Sources, files: readonly string[]): HttpClientUses {
  const written = files
    .map((file) => sources.file(file))
    .filter((source) => [HTTP, OURS].some((module) => source.text.includes(module)) && !imports(source, TESTING));
  // A server's own HttpClient is its own business: nothing is renewed there.
  const browser = written.filter((source) => !imports(source, SERVER));
  const find = (module: string, names: readonly string[], among = browser) =>
    among.flatMap((source) => names.flatMap((name) => references(source, module, name)));
  return {
    provideTokenRefresh: find(OURS, ['provideTokenRefresh'], written),
    parts: find(OURS, PARTS, written),
    provideHttpClient: find(HTTP, ['provideHttpClient']),
    modules: find(HTTP, MODULES),
  };
}

function imports(source: TS.SourceFile, modules: readonly string[]): boolean {
  return modules.some((module) => importsOf(source, module).length > 0);
}
