// Unpacks the tarball where a package manager would put it; Angular and the CLI come from the workspace above.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';

const TARBALL = 'dist/ngx-token-refresh.tgz';
const FOLDER = 'dist/package-tests/node_modules/ngx-token-refresh';

export default function unpack() {
  if (!existsSync(TARBALL)) throw new Error(`${TARBALL} is missing: npm run build:library makes it.`);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  execFileSync('tar', ['-xzf', TARBALL, '-C', FOLDER, '--strip-components=1']);
}
