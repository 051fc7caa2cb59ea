/**
 * Stops a server that refuses fresh tokens from being asked for more without end. Counts, in a sliding window, the refreshes that were
 * begun because tokens were refused that had not expired.
 */
export class RefreshLimit {
  private begun: readonly number[] = [];
  /** The window that `onReached` was told of, by its first refresh. */
  private told: number | undefined;

  constructor(
    private readonly limit: { readonly max: number; readonly perSeconds: number },
    private readonly onReached: () => void,
  ) {}

  /** Whether one more may begin now; if so, it is counted. */
  admits(now: number): boolean {
    // By distance, not by order: the clock may have been set back.
    const recent = this.begun.filter((then) => Math.abs(now - then) < this.limit.perSeconds * 1000);
    const admitted = recent.length < this.limit.max;
    this.begun = admitted ? [...recent, now] : recent;
    if (!admitted && this.told !== recent[0]) {
      this.told = recent[0];
      this.onReached();
    }
    return admitted;
  }
}
