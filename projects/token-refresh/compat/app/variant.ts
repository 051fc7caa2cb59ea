/** What this visit of the app is made of; the address bar says it. On a server, and without a word: the first of each. */
export interface Variant {
  readonly backend: 'fetch' | 'xhr';
  readonly wiring: 'one call' | 'two parts';
  readonly neighbours: 'none' | 'functions' | 'classes';
  /** Seconds that an access token is said to live. */
  readonly lifetime: number;
}

export function variantOf(search: string): Variant {
  const asked = new URLSearchParams(search);
  const { backend, wiring, neighbours, lifetime } = Object.fromEntries(asked) as Partial<Record<keyof Variant, string>>;
  return {
    backend: backend === 'xhr' ? backend : 'fetch',
    wiring: wiring === 'two parts' ? wiring : 'one call',
    neighbours: neighbours === 'functions' || neighbours === 'classes' ? neighbours : 'none',
    lifetime: Number(lifetime ?? 60),
  };
}
