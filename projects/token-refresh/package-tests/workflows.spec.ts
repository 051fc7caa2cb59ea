import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

interface Workflow {
  on: unknown;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const FOLDER = join(__dirname, '../../../.github/workflows');
const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const workflow = (file: string) => parse(text(file)) as Workflow;
const steps = (file: string) => Object.values(workflow(file).jobs).flatMap((job) => job.steps);

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  it('pins every action to a commit, and says which version that is', () => {
    const actions = text(file)
      .split('\n')
      .filter((line) => line.includes('uses:'));
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('may read the repository and no more, in the jobs that run code of others', () => {
    const { permissions, jobs } = workflow(file);
    const granted = Object.values(jobs)
      .filter((job) => job.steps.some(({ run }) => run === 'npm test'))
      .map((job) => job.permissions ?? permissions);
    expect(granted).toEqual([{ contents: 'read' }]);
  });

  it('keeps no credentials in the clone', () => {
    const clones = steps(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(clones.map((step) => step.with?.['persist-credentials'])).toEqual([false]);
  });

  it('puts nothing that a stranger can choose into a command', () => {
    expect(steps(file).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

describe('the workflow release.yml', () => {
  it('may ask for an identity in the job that publishes, which installs nothing', () => {
    const { permissions, jobs } = workflow('release.yml');
    expect(permissions).toEqual({});
    expect(jobs['publish']?.permissions).toEqual({ 'id-token': 'write' });
    expect(jobs['publish']?.steps.flatMap(({ run }) => run ?? [])).toEqual([
      'npm publish ./ngx-token-refresh.tgz --provenance --access public',
    ]);
  });

  it('knows no secret', () => {
    expect(text('release.yml')).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
  });
});
