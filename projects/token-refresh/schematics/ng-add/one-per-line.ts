import type * as TS from 'typescript';

import type { Edit } from './edit';
import type { Style } from './style';
import { ts } from './typescript';

/** Breaks a list that stands on one line, as Prettier would, between brackets at `indent`. */
export function onePerLine(list: TS.NodeArray<TS.Node>, text: string, indent: string, style: Style): Edit[] {
  const inner = style.eol + indent + style.unit;
  const commas = list.slice(1).map((_, index) => text.indexOf(',', afterComments(text, list[index]!.end)) + 1);
  const close = closing(list, text);
  const end = text.slice(0, close).trimEnd().length;
  return [
    ...[list.pos, ...commas].map((from) => ({
      from,
      to: from + /^\s*/.exec(text.slice(from))![0].length,
      text: inner,
    })),
    { from: end, to: close, text: `${list.hasTrailingComma ? '' : ','}${style.eol}${indent}` },
  ];
}

/** Where the bracket behind a list stands. */
export function closing(list: TS.NodeArray<TS.Node>, text: string): number {
  const end = afterComments(text, list.end);
  return end + /^\s*/.exec(text.slice(end))![0].length;
}

/** Behind the comments that belong to what ends at `at`, on its line. */
export function afterComments(text: string, at: number): number {
  return ts.getTrailingCommentRanges(text, at)?.at(-1)?.end ?? at;
}

export function isOnOneLine(node: TS.Node): boolean {
  return !node.getText().includes('\n');
}
