/** A span of time in words: `31 ms`, `1.2 s`. */
export function spanText(ms: number): string {
  const whole = Math.round(ms);
  return whole < 1_000 ? `${whole} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
