/**
 * Stops a server that refuses fresh tokens from being asked for more without end: whether one more refresh may begin now because tokens
 * were refused that had not expired; if so, it is counted. The window slides. `onReached` is told once for each window.
 */
export function refreshLimit(
  limit: { readonly max: number; readonly perSeconds: number },
  onReached: () => void,
): (now: number) => boolean {
  let begun: readonly number[] = [];
  let told: number | undefined;
  return (now) => {
    // By distance, not by order: the clock may have been set back.
    begun = begun.filter((then) => Math.abs(now - then) < limit.perSeconds * 1000);
    const admitted = begun.length < limit.max;
    if (admitted) begun = [...begun, now];
    else if (told !== begun[0]) {
      told = begun[0];
      onReached();
    }
    return admitted;
  };
}
