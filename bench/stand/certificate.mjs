// A certificate for localhost that lives as long as the bench: the key is made now, and thrown away at its end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { exitWith } from '../../scripts/install.mjs';

export function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), 'ngx-token-refresh-bench-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((file) => join(folder, file));
  const options = [
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
  ];
  const { status } = spawnSync('openssl', ['req', '-x509', ...options], { stdio: 'ignore' });
  if (status !== 0)
    exitWith('The bench needs openssl to make a certificate. Install it (Debian: apt-get install openssl).');
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}
