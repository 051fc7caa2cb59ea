import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as TS from 'typescript';

/** The app's TypeScript. A package manager that lets nobody see what he does not depend on shows it to the app alone. */
export const ts: typeof TS = load();

function load() {
  try {
    return createRequire(__filename)('typescript');
  } catch {
    return createRequire(join(process.cwd(), 'package.json'))('typescript');
  }
}
