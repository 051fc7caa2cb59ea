import type { BurstSettings } from './burst-settings';

/** One time that somebody pressed the button, here or in another tab. */
export interface Round {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly settings: BurstSettings;
}
