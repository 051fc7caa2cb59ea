import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { installedIn } from './tarball';

/** A module that imports all entries of the package, those too that the app has no use for. */
function everyEntry(project: string): string {
  const manifest = readFileSync(join(project, 'node_modules/ngx-token-refresh/package.json'), 'utf8');
  const { exports } = JSON.parse(manifest) as { exports: Record<string, { types?: string }> };
  const entries = Object.keys(exports).filter((entry) => exports[entry]?.types);
  return entries
    .map((entry, i) => `export * as entry${i} from '${entry.replace('.', 'ngx-token-refresh')}';\n`)
    .join('');
}

describe('the published types', () => {
  it('are without an error in an app that uses every name, as strict as tsc can be, without skipLibCheck', () => {
    const project = installedIn('published-types');
    cpSync(join(__dirname, 'app'), project, { recursive: true });
    writeFileSync(join(project, 'every-entry.ts'), everyEntry(project));
    const { stdout, status } = spawnSync('tsc', ['-p', project], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  }, 120_000);
});
