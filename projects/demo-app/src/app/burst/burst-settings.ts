import type { Misfortune } from '../misfortune';

/** What a burst is made of, and how the server treats it. */
export interface BurstSettings {
  readonly requests: number;
  /** About how long the server takes for one answer. */
  readonly itemMs: number;
  readonly tokenSeconds: number;
  readonly refreshDelayMs: number;
  readonly misfortune: Misfortune;
}

export const FIRST_SETTINGS: BurstSettings = {
  requests: 30,
  itemMs: 50,
  tokenSeconds: 60,
  refreshDelayMs: 200,
  misfortune: 'expired',
};

/** Real answers take unlike times: from six tenths to fourteen tenths of what was ordered, the same for a number every time. */
export function itemMs(settings: BurstSettings, item: number): number {
  const share = 0.6 + ((Math.imul(item, 2_654_435_761) >>> 8) % 800) / 1_000;
  return Math.min(Math.round(settings.itemMs * share), 2_000);
}
