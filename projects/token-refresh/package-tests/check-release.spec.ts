import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../../scripts/check-release.mjs');
const READY = {
  tag: 'v1.2.3',
  manifest: { version: '1.2.3', repository: { type: 'git', url: 'git+https://example.com/ada/ngx-token-refresh.git' } },
  changelog: '# Changelog\n\n## [1.2.3] - 2026-11-23\n',
};

function check(release: Partial<Record<keyof typeof READY, unknown>>) {
  const { tag, manifest, changelog } = { ...READY, ...release };
  const cwd = mkdtempSync(join(tmpdir(), 'release-'));
  mkdirSync(join(cwd, 'projects/token-refresh'), { recursive: true });
  writeFileSync(join(cwd, 'projects/token-refresh/package.json'), JSON.stringify(manifest));
  writeFileSync(join(cwd, 'CHANGELOG.md'), String(changelog));
  const env = { ...process.env, GITHUB_REF_NAME: String(tag), GITHUB_REPOSITORY: 'ada/ngx-token-refresh' };
  return spawnSync(process.execPath, [SCRIPT], { cwd, env, encoding: 'utf8' });
}

describe('check-release', () => {
  it('is content where tag, version, changelog and repository agree', () => {
    expect(check({})).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['a tag of another version', { tag: 'v1.2.4' }, 'The tag is v1.2.4'],
    ['a version that the changelog does not date', { changelog: '## [1.2.3] - Unreleased\n' }, 'CHANGELOG.md'],
    ['a package that names no repository', { manifest: { version: '1.2.3' } }, 'repository.url'],
    [
      'a package that names another repository',
      { manifest: { version: '1.2.3', repository: { url: 'git+https://example.com/eve/ngx-token-refresh.git' } } },
      'repository.url',
    ],
  ])('stops %s', (_, release, message) => {
    const { status, stderr } = check(release);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
