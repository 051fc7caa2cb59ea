import { readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { files, installedIn, TARBALL } from './tarball';

const WANTED = [
  /^(README\.md|CHANGELOG\.md|LICENSE|package\.json)$/,
  /^fesm2022\/ngx-token-refresh(-testing)?\.mjs(\.map)?$/,
  /^types\/ngx-token-refresh(-testing)?\.d\.ts$/,
  // ng add: its collection, and for each schematic its code, what it asks and what it says of itself.
  /^schematics\/collection\.json$/,
  /^schematics\/package\.json$/,
  /^schematics\/ng-add\/[a-z-]+\.(c?js|d\.c?ts)$/,
  /^schematics\/ng-add\/schema\.json$/,
];

const folder = join(installedIn('tarball'), 'node_modules/ngx-token-refresh');
const text = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the tarball', () => {
  it('holds what apps need and nothing else', () => {
    expect(files().filter((path) => !WANTED.some((wanted) => wanted.test(path)))).toEqual([]);
    expect(files()).toEqual(
      expect.arrayContaining([
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        'fesm2022/ngx-token-refresh.mjs',
        'types/ngx-token-refresh.d.ts',
      ]),
    );
  });

  it('has no entry in its exports whose file is missing', () => {
    const { exports } = JSON.parse(text('package.json')) as { exports: Record<string, Record<string, string>> };
    const named = Object.values(exports).flatMap((conditions) => Object.values(conditions));
    expect(named.filter((path) => !files().includes(path.replace('./', '')))).toEqual([]);
  });

  it.each(files())('%s names no path of the machine that made it', (path) => {
    const machine = [`${process.cwd()}/`, `${homedir()}/`, `${tmpdir()}/`, 'file://'];
    const words = text(path).split(/[\s"'`()<>,]|\\n/);
    expect(words.filter((word) => machine.some((place) => word.startsWith(place)))).toEqual([]);
  });

  it('maps its code to sources that the map holds, none of them a spec', () => {
    const maps = files().filter((path) => path.endsWith('.map'));
    const parsed = maps.map((path) => JSON.parse(text(path)) as { sources: string[]; sourcesContent: string[] });
    expect(parsed.length).toBeGreaterThan(0);
    for (const { sources, sourcesContent } of parsed) {
      expect(sourcesContent).toHaveLength(sources.length);
      expect(sources.filter((source) => !/^\.\.\/.*\/token-refresh\/(src|testing)\//.test(source))).toEqual([]);
      expect(sources.filter((source) => /\.spec\.ts$|\/test\//.test(source))).toEqual([]);
    }
  });

  it('has nothing of the library in its types that only the library may use', () => {
    for (const path of files().filter((name) => name.endsWith('.d.ts'))) expect(text(path)).not.toContain('@internal');
  });

  it('stays small', () => {
    expect(statSync(TARBALL).size).toBeLessThan(100_000);
  });

  it('says in package.json what a registry and a bundler want to know', () => {
    expect(JSON.parse(text('package.json'))).toMatchObject({
      name: 'ngx-token-refresh',
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      publishConfig: { access: 'public', provenance: true },
      dependencies: { tslib: expect.any(String) as string },
    });
    expect(Object.keys(JSON.parse(text('package.json')) as object)).not.toContain('scripts');
  });

  it('has a changelog that tells of its version', () => {
    const { version } = JSON.parse(text('package.json')) as { version: string };
    expect(text('CHANGELOG.md')).toContain(`\n## [${version}] - `);
  });
});
