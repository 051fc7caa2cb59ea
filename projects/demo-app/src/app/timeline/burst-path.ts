/** Who sends a burst: the library, or what people would use instead. */
export type Contender = 'library' | 'tutorial' | 'axios';

export interface BurstPlace {
  readonly tab: string;
  readonly contender: Contender;
  /** Which request of the burst: 1 for the first. */
  readonly item: number;
}

const PATH = /^\/api\/bursts\/(\w+)-\d+(?:-(tutorial|axios))?\/items\/(\d+)$/;

/** The path is what a request is known by everywhere: in the events of the library, and in the log of the server. */
export function burstPath(tab: string, count: number, contender: Contender, item: number): string {
  const burst = contender === 'library' ? `${tab}-${count}` : `${tab}-${count}-${contender}`;
  return `/api/bursts/${burst}/items/${item}`;
}

/** `undefined` for paths that belong to no burst. */
export function burstPlace(path: string): BurstPlace | undefined {
  const [, tab, contender = 'library', item] = PATH.exec(path) ?? [];
  return tab === undefined ? undefined : { tab, contender: contender as Contender, item: Number(item) };
}
