import type { Lane } from './lane';

/** Where a lane is drawn: pixels from the top. */
export interface Row {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
}

/** The name of a tab, above its lanes. */
export interface TabLabel {
  readonly tab: string;
  readonly top: number;
}

const TALLEST = 16;
export const LABEL_HEIGHT = 18;

/** Divides a height that does not change among however many lanes there are. */
export function rows(lanes: readonly Lane[], height: number): { rows: Row[]; labels: TabLabel[] } {
  const tabs = [...new Set(lanes.map(({ tab }) => tab))];
  const labelHeight = tabs.length > 1 ? LABEL_HEIGHT : 0;
  const each = Math.min((height - tabs.length * labelHeight) / Math.max(lanes.length, 1), TALLEST);
  const found = { rows: [] as Row[], labels: [] as TabLabel[] };
  let top = 0;
  for (const tab of tabs) {
    if (labelHeight) found.labels.push({ tab, top });
    top += labelHeight;
    for (const lane of lanes.filter((one) => one.tab === tab)) {
      found.rows.push({ lane, top, height: each });
      top += each;
    }
  }
  return found;
}
