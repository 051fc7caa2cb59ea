import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '../../..');
/** What `npm run build:library` makes, and what is published. */
export const TARBALL = join(WORKSPACE, 'dist/ngx-token-refresh.tgz');

/** The paths of all files in it. */
export function files(): string[] {
  const list = execFileSync('tar', ['-tzf', TARBALL], { encoding: 'utf8' });
  return list
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
}

/** An empty project below `dist`, so that it finds the workspace's Angular, in which the package is installed. */
export function installedIn(name: string): string {
  const project = join(WORKSPACE, 'dist/package-tests', name);
  const folder = join(project, 'node_modules/ngx-token-refresh');
  rmSync(project, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', TARBALL, '--strip-components=1', '-C', folder]);
  return project;
}
