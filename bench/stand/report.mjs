// bench/RESULTS.md: the machine, what was measured, and which goals are met.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

import { chromium } from '../../scripts/chromium.mjs';

export function report(parts, { rounds, minutes }) {
  const lines = [
    '# Measured side by side',
    '',
    'Written by `npm run bench`; do not edit. Medians, and in brackets the smallest and the largest where they differ.',
    `${rounds} interleaved rounds: everybody plays once in each, and another one begins each time. Ratios carry over to other machines, times do not.`,
    '',
    '![Time to the last answer of a burst, as a multiple of the floor](results.svg)',
    '',
    ...machine().map((line) => `- ${line}`),
    `- All of it took ${minutes} minutes.`,
    '',
    '## Goals',
    '',
    ...table(parts.flatMap(({ goals }) => goals.map(goalRow))),
  ];
  for (const part of parts) lines.push('', ...section(part));
  return `${lines.join('\n')}\n`;
}

/** One part, as it is printed and as it stands in the report. */
export function section({ title, command, rows, notes = [] }) {
  const lines = [`## ${title}`, '', `\`${command}\``];
  for (const [group, some] of Map.groupBy(rows, ({ group }) => group)) {
    if (group) lines.push('', `### ${group}`);
    lines.push('', ...table(some));
  }
  if (notes.length > 0) lines.push('', ...notes.map((note) => `- ${note}`));
  return lines;
}

/** Some goals are a sentence, some a name and a bound. */
export function goalRow({ goal, name, bound, measured, met }) {
  return { goal: goal ?? `${name} (${bound})`, measured: rounded(measured), '': met ? 'met' : '**not met**' };
}

function table(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => column !== 'group');
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map((column) => (rows.every((row) => typeof row[column] === 'string') ? '---' : '--:'))),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ];
}

function cell(value) {
  if (value === undefined || value === null) return '';
  if (value.median === undefined) return rounded(value);
  const { median, min, max, digits } = value;
  const [middle, least, most] = [median, min, max].map((number) => rounded(number, digits));
  return least === most ? middle : `${middle} (${least}–${most})`;
}

function rounded(value, digits) {
  if (typeof value !== 'number') return String(value);
  if (digits !== undefined) return value.toFixed(digits);
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function machine() {
  const cpus = os.cpus();
  const { dependencies } = JSON.parse(readFileSync('bench/package.json', 'utf8'));
  const { version } = JSON.parse(readFileSync('node_modules/@angular/core/package.json', 'utf8'));
  const browser = execFileSync(chromium(), ['--version'], { encoding: 'utf8' }).trim();
  return [
    `${cpus.length} cores, ${cpus[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.arch()}`,
    `Node ${process.versions.node}, ${browser.replace(/ built on.*/, '')}, Angular ${version}`,
    Object.entries(dependencies)
      .map(([name, pinned]) => `${name} ${pinned}`)
      .join(', '),
    new Date().toISOString().slice(0, 10),
  ];
}
