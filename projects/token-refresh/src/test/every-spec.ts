import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// One environment for all specs: mutation testing starts Angular a thousand times instead of thirty thousand.
const NOT_FOR_MUTANTS = /^(server-rendering|real-server|oidc-provider|hostile-)/;
const lib = join(__dirname, '../lib');

for (const name of readdirSync(lib)) {
  if (name.endsWith('.spec.ts') && !NOT_FOR_MUTANTS.test(name))
    describe(name, () => void jest.requireActual(join(lib, name)));
}
