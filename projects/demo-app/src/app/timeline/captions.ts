import type { RefreshBar } from './refresh-bar';
import type { Scene } from './scene';
import { spanText } from './span-text';
import { percent, ticks } from './time-scale';

/** A word above the picture. */
export interface Caption {
  /** From 0 at the left to 100 at the right. */
  readonly x: number;
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** Names the refreshes. */
export function refreshCaptions({ bars, scale }: Scene): Caption[] {
  return bars.map((bar, index) => ({
    x: inside((percent(scale, bar.from) + percent(scale, bar.to)) / 2),
    text: captionText(bar, bars.length === 1 ? 'one refresh' : `refresh ${index + 1}`),
    tone: bar.outcome === 'failed' || bar.outcome === 'refused' ? 'bad' : 'good',
  }));
}

/** Names the three parts of a burst that all goes well with. */
export function sketchCaptions({ bars, scale }: Scene): Caption[] {
  const [bar] = bars as [RefreshBar];
  const middle = (percent(scale, bar.from) + percent(scale, bar.to)) / 2;
  return [
    { x: 4, text: 'refused', tone: 'plain' },
    { x: middle, text: 'one refresh', tone: 'good' },
    { x: (percent(scale, bar.to) + 100) / 2, text: 'sent again, answered', tone: 'plain' },
  ];
}

/** Labels the axis; the last label is left out where it would hang over the edge. */
export function axisCaptions({ scale }: Scene): Caption[] {
  return ticks(scale)
    .map((ms): Caption => ({ x: percent(scale, scale.from + ms), text: ms ? spanText(ms) : '0', tone: 'plain' }))
    .filter(({ x }) => x < 97);
}

function captionText({ outcome, from, to, attempts }: RefreshBar, name: string): string {
  if (outcome === 'running') return `${name} …`;
  const tried = attempts.length > 1 ? `, ${attempts.length} attempts` : '';
  if (outcome === 'refreshed') return `${name}${tried}, ${spanText(to - from)}`;
  return outcome === 'refused' ? `${name}: refused` : `${name}: failed${tried}`;
}

function inside(x: number): number {
  return Math.min(Math.max(x, 10), 88);
}
