/** What fast-check draws: something new each time. A failure names its seed; with `FC_SEED=…` the same is drawn again. */
export function draws(numRuns: number): { numRuns: number; seed: number } {
  return { numRuns, seed: drawSeed() };
}

export function drawSeed(): number {
  return Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
}
