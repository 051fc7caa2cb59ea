import { readFileSync } from 'node:fs';

import { HttpErrorResponse, HttpRequest } from '@angular/common/http';

import { resolveOptions, type TokenRefreshOptions } from '../projects/token-refresh/src/lib/options';
import { webStorage } from '../projects/token-refresh/src/lib/web-storage';
import { someTokens } from '../projects/token-refresh/src/test/start-app';

const defaults = resolveOptions({});

/** What the table has to say of each option; the compiler knows when one is missing. */
const expected: Record<keyof TokenRefreshOptions, string> = {
  refresh: "'/api/token/refreshToken'",
  loginUrl: `'${defaults.loginUrl}'`,
  apiUrls: `['${defaults.apiUrls.join("', '")}']`,
  skip: String(defaults.skip ?? 'none'),
  isUnauthorized: '401',
  isSessionOver: '401',
  storage: 'localStorage',
  storageKey: `'${defaults.storageKey}'`,
  header: defaults.header(someTokens(), new HttpRequest('GET', '/'))['Authorization']!.replace('access-1', '…'),
  refreshAhead: `${defaults.refreshAhead} s`,
  refreshTimeout: milliseconds(defaults.refreshTimeout),
  retries: String(defaults.retries),
  maxWait: milliseconds(defaults.maxWait),
  refreshLimit: `${defaults.refreshLimit.max} in ${defaults.refreshLimit.perSeconds} s`,
  acrossTabs: String(defaults.acrossTabs),
};

describe('the options table of the README', () => {
  const table = /## Options\n+((?:\|.*\n)+)/.exec(readFileSync('README.md', 'utf8'))![1]!;
  const rows = table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').map((cell) => cell.trim()));
  const shown = rows.flatMap(([, names, values]) =>
    [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => [name!, values!.replaceAll('`', '')] as const),
  );

  it('names the options, all of them, and no others', () => {
    expect(shown.map(([name]) => name).sort()).toEqual(Object.keys(expected).sort());
    expect(Object.keys({ ...defaults, skip: undefined }).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(shown)('tells the default of %s', (name, values) => {
    expect(values).toContain(expected[name as keyof TokenRefreshOptions]);
  });

  it('tells what the defaults that are functions do', async () => {
    const answer = (status: number, error: unknown = null) => new HttpErrorResponse({ status, error });
    expect(defaults.isUnauthorized(answer(401))).toBe(true);
    expect(defaults.isUnauthorized(answer(400, { statusCode: 401 }))).toBe(true);
    expect(defaults.isUnauthorized(answer(403))).toBe(false);
    expect(defaults.isSessionOver(answer(401))).toBe(true);
    expect(defaults.isSessionOver(answer(400, { error: 'invalid_grant' }))).toBe(true);
    expect(defaults.isSessionOver(answer(403, { error: 'no' }))).toBe(true);
    expect(defaults.isSessionOver(answer(403, '<html>'))).toBe(false);

    defaults.storage.set(someTokens(), 'here');
    expect(await webStorage('localStorage').get('here')).toEqual(someTokens({ issuedAt: expect.any(Number) as never }));
    localStorage.clear();

    const asked: unknown[] = [];
    const http = { post: (...request: unknown[]) => asked.push(request) };
    defaults.refresh.refresh(someTokens(), http as never);
    expect(asked).toEqual([['/api/token/refreshToken', { refreshToken: 'refresh-1' }]]);
  });
});

/** As the table writes them: 10 000 ms. */
function milliseconds(value: number): string {
  return `${value.toLocaleString('en').replaceAll(',', ' ')} ms`;
}
