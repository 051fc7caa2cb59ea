// Of several runs the one in the middle, and how far apart they are.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** One figure of a table: the median of its runs, the least and the most. */
export function figure(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** How many times as much `ours` is as `theirs`: compared run by run, as what slows the machine down slows both, then the median. */
export function ratio(ours, theirs) {
  return median(ours.map((value, run) => value / theirs[run]));
}

/** A goal and what was measured. */
export function atMost(name, bound, measured) {
  return { name, bound, measured, met: measured <= bound };
}

/** Prints what a benchmark has measured; a process of its own fails where a goal is not met. */
export function print({ title, command, rows, goals }) {
  console.log(`${title} (${command})\n`);
  for (const { name, ...figures } of rows)
    console.log(`${name.padEnd(80)}${Object.entries(figures).map(shown).join('   ')}`);
  console.log();
  for (const { name, bound, measured, met } of goals) {
    console.log(`${met ? 'met    ' : 'NOT MET'} ${name}: ${round(measured)} (≤ ${round(bound)})`);
  }
  return goals.every(({ met }) => met);
}

function shown([name, value]) {
  const text =
    value?.median === undefined ? round(value) : `${round(value.median)} (${round(value.min)}–${round(value.max)})`;
  return `${name} ${text}`;
}

function round(value) {
  if (typeof value !== 'number') return String(value);
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
