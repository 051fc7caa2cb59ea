export const WIDGET_NAMES = [
  'revenue',
  'orders',
  'visitors',
  'conversion',
  'basket',
  'returns',
  'today',
  'messages',
  'newest',
  'products',
  'countries',
  'stock',
] as const;

export type WidgetName = (typeof WIDGET_NAMES)[number];

/** One piece of the dashboard: a figure with its course, or a short list. */
export interface Widget {
  readonly name: WidgetName;
  readonly title: string;
  readonly value?: string;
  readonly hint?: string;
  readonly series?: readonly number[];
  readonly rows?: readonly { readonly label: string; readonly value: string }[];
}
