import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DeveloperCode } from '../../projects/token-refresh/src/lib/developer-message';
import { stopApp } from '../test/start-recipe';
import { told, type Example } from './example';
import { ERRORS } from './run-errors';
import { WARNINGS } from './run-warnings';

const EXAMPLES: Record<DeveloperCode, Example> = { ...ERRORS, ...WARNINGS };
const all = Object.entries(EXAMPLES);

const runs = (of: keyof Example) =>
  all.flatMap(([code, example]) => Object.entries(example[of]).map(([name, run]) => ({ code, name, run })));

describe('docs/errors.md', () => {
  afterEach(stopApp);

  it.each(runs('mistakes'))('$code is what $name comes to', async ({ code, run }) => {
    expect(await told(run)).toEqual([expect.stringMatching(`^${code}: `)]);
  });

  it.each(runs('corrections'))('$code is not said of $name, and it works', async ({ run }) => {
    expect(await told(run)).toEqual([]);
  });

  it('has examples of every code', () => {
    const codes = read('../../projects/token-refresh/src/lib/developer-message.ts').match(/NGTR\d{3}/g);
    expect(all.map(([code]) => code)).toEqual(codes);
    for (const [, { mistakes, corrections }] of all) {
      expect(Object.keys(mistakes)).not.toEqual([]);
      expect(Object.keys(corrections)).not.toEqual([]);
    }
  });

  it.each(all)('%s has nothing in its section that is not run here, and the other way round', (code, example) => {
    const section = read('../errors.md')
      .split(/^##.* /m)
      .find((text) => text.startsWith(code));
    const shown = [...section!.matchAll(/<!-- snippet: docs\/errors\/(.*)\.ts#(.*) -->/g)];
    expect(new Set(shown.map(([, file]) => file))).toEqual(new Set([code.toLowerCase()]));
    const run = [...Object.keys(example.mistakes), ...Object.keys(example.corrections)];
    expect(shown.map(([, , region]) => region).sort()).toEqual(run.sort());
  });
});

function read(path: string): string {
  return readFileSync(join(__dirname, path), 'utf8');
}
