// Numbers of several rounds as what is told of them. Without `digits` they are rounded to three figures or to whole numbers.

export function spread(values, digits) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), digits };
}

/** The list, beginning somewhere else each round: nobody is always first, or always after the same one. */
export function rotated(list, round) {
  const from = round % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}
