// npm run test:mutation: breaks the library in every small way, and names each way that neither a spec finds nor a reason excuses.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { env, exitWith, install } from './install.mjs';

const REPORT = 'test-results/mutation/report.json';
const EXCUSED = 'projects/token-refresh/equivalent-mutants.json';

install();
const { status } = spawnSync('stryker', ['run', ...process.argv.slice(2)], { stdio: 'inherit', env });
if (!existsSync(REPORT)) exitWith('Stryker left no report; see above.');

const excused = JSON.parse(readFileSync(EXCUSED, 'utf8')).map(keyOf);
const left = survivors().filter((mutant) => !excused.includes(keyOf(mutant)));
for (const { file, line, original, replacement } of left)
  console.log(`${file}:${line}  ${original}  ->  ${replacement}`);
console.log(`${left.length} mutants survive that ${EXCUSED} does not explain.`);
process.exit(status === 0 && left.length === 0 ? 0 : 1);

function survivors() {
  const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants
      .filter((mutant) => ['Survived', 'NoCoverage'].includes(mutant.status))
      .map(({ location, replacement }) => {
        const { line } = location.start;
        return { file: path.split('/').at(-1), line, original: textAt(source, location), replacement };
      }),
  );
}

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  return [lines[0].slice(start.column - 1), ...lines.slice(1)].join('\n');
}

/** However the code is laid out. */
function keyOf({ file, original, replacement }) {
  return [file, original, replacement].map((text) => text.replace(/\s+/g, '')).join('|');
}
