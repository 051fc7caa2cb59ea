// The one table of the README, between its two marks: who pays what, in the set-up that is nearest to people's.
import { readFileSync, writeFileSync } from 'node:fs';

import { COMPETITORS } from './competitors.mjs';

const SET_UP = 'HTTP/2, 40 ms';
const [BEGIN, END] = ['<!-- bench -->', '<!-- /bench -->'];

const COLUMNS = [
  '',
  'expired by the clock: answered, × the floor',
  'by the server: answered, × the floor',
  'late 401s: refreshes',
  '8 tabs: answered of 160, refreshes',
  'kB, brotli',
];

export function writeReadmeTable(parts) {
  const readme = readFileSync('README.md', 'utf8');
  const [before, rest] = readme.split(BEGIN);
  const [, after] = rest.split(END);
  writeFileSync('README.md', [before, BEGIN, '\n\n', readmeTable(parts), '\n\n', END, after].join(''));
}

function readmeTable(parts) {
  const rowsOf = (part, group) =>
    parts.find(({ name }) => name === part).rows.filter((row) => !group || row.group === group);
  const byClock = rowsOf('burst', `${SET_UP}, expired by the clock`);
  const byServer = rowsOf('burst', `${SET_UP}, expired by the server`);
  const late = rowsOf('late-401s', 'HTTP/2');
  const tabs = rowsOf('tabs', '8 tabs, expired by the server');
  const bundle = rowsOf('bundle');
  return [
    COLUMNS,
    COLUMNS.map(() => '---'),
    ...COMPETITORS.map(({ name }) => {
      // The first one: a row may say more behind the name.
      const mine = (rows) => rows.find((row) => row[''].startsWith(name));
      return [
        name,
        ofFloor(mine(byClock)),
        ofFloor(mine(byServer)),
        middle(mine(late), 'refreshes'),
        `${middle(mine(tabs), 'answered')}, ${middle(mine(tabs), 'refreshes')}`,
        mine(bundle).brotli,
      ];
    }),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function ofFloor(row) {
  const { median } = row['of the floor'];
  return `${middle(row, 'answered')}${median === undefined ? '' : `, ${median.toFixed(2)} ×`}`;
}

function middle(row, key) {
  return Math.round(row[key].median ?? row[key]);
}
