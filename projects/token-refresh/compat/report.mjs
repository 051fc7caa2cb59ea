// The rows as a table, and under it why those failed that did.
const COLUMNS = [
  ['angular', 9],
  ['typescript', 11],
  ['zone', 9],
  ['check', 21],
  ['backend', 8],
  ['wiring', 10],
  ['neighbours', 11],
  ['requests', 9],
  ['refreshes', 10],
  ['answers', 8],
];

export function reportHead() {
  console.log(line(Object.fromEntries(COLUMNS.map(([name]) => [name, name]))));
}

export function reportRows(rows) {
  for (const row of rows) console.log(`${line(row)} ${row.fault ? 'FAILED' : 'ok'}`);
}

/** @returns how many rows failed */
export function reportFailures(rows) {
  const failures = rows.filter(({ fault }) => fault);
  for (const row of failures) console.log(`\n${line(row)}\n${reasonOf(row.fault)}`);
  console.log(`\n${rows.length - failures.length} passed, ${failures.length} failed`);
  return failures.length;
}

function line(row) {
  return COLUMNS.map(([name, width]) => String(row[name] ?? '').padEnd(width)).join(' ');
}

/** What the command said that failed, or the check. */
function reasonOf({ stdout, stderr, message, stack }) {
  return stdout === undefined ? (stack ?? message) : `${message}\n${stdout}\n${stderr}`;
}
