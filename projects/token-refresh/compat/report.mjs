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

/** @returns how many rows passed and failed */
export function report(rows) {
  console.log(`\n${line(Object.fromEntries(COLUMNS.map(([name]) => [name, name])))}`);
  for (const row of rows) console.log(`${line(row)}${row.fault ? 'FAILED' : 'ok'}`);
  const failures = rows.filter(({ fault }) => fault);
  for (const row of failures) console.log(`\n${line(row)}\n${reasonOf(row.fault)}`);
  return { passed: rows.length - failures.length, failed: failures.length };
}

function line(row) {
  return COLUMNS.map(([name, width]) => String(row[name] ?? '').padEnd(width)).join(' ');
}

/** What the command said that failed, or the check. */
function reasonOf({ stdout, stderr, message, stack }) {
  return stdout === undefined ? (stack ?? message) : `${message}\n${stdout}\n${stderr}`;
}
