/** One request as the server saw it. Times are milliseconds since 1970 by the server's true clock, with fractions. */
export interface WireEntry {
  readonly id: number;
  readonly arrivedAt: number;
  /** When it was answered, or cut. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** 0 where the connection was cut without an answer. */
  readonly status: number;
  readonly ms: number;
  readonly note?: string;
}

/** What the server has written down, and what time it is there: a page's clock may be another. */
export interface WireNews {
  readonly entries: readonly WireEntry[];
  readonly last: number;
  readonly now: number;
}
