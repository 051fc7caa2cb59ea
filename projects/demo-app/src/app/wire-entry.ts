/** One request as the server saw it. */
export interface WireEntry {
  readonly id: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly note?: string;
}
