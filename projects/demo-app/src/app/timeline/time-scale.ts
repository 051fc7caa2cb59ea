/** A stretch of time, drawn from left to right. */
export interface TimeScale {
  readonly from: number;
  readonly span: number;
}

const LEAST_MS = 250;
/** The picture does not end where the last answer does. */
const MARGIN = 1.03;
const MOST_TICKS = 6;

export function timeScale(from: number, to: number): TimeScale {
  return { from, span: Math.max(to - from, LEAST_MS) * MARGIN };
}

/** Where a moment is, from 0 at the left to 100 at the right. */
export function percent({ from, span }: TimeScale, at: number): number {
  return Math.min(Math.max(((at - from) / span) * 100, 0), 100);
}

/** Round moments, in milliseconds from the beginning: few enough for their labels. */
export function ticks({ span }: TimeScale): number[] {
  const least = span / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least)!;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step);
}
