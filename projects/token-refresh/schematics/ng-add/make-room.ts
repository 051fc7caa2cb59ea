import type * as TS from 'typescript';

import type { Edit } from './edit';
import { isOnOneLine, onePerLine } from './one-per-line';
import { indentation, lineLength, type Style } from './style';
import { ts } from './typescript';

/** What had to be broken so that a line does not get too long, where its line then begins, and whether it was enough. */
export interface Room {
  readonly edits: readonly Edit[];
  readonly indent: string;
  readonly fits: boolean;
}

/** Room for so many characters `more` in a node: as Prettier does it, the outermost list around is broken first. */
export function makeRoom(node: TS.Node, more: number, style: Style): Room {
  const { text } = node.getSourceFile();
  const edits: Edit[] = [];
  let indent = indentation(text, node.getStart());
  let length = lineLength(text, node.getStart());
  for (const list of listsAround(node)) {
    if (length + more <= style.width) break;
    edits.push(...onePerLine(list, text, indent, style));
    indent += style.unit;
    const item = list.find(({ pos, end }) => pos <= node.pos && node.end <= end)!;
    length = indent.length + item.getText().length + ','.length;
  }
  return { edits, indent, fits: length + more <= style.width };
}

/** The arrays and objects around it that stand on one line, the outermost first. */
function listsAround(node: TS.Node): TS.NodeArray<TS.Node>[] {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return listsAround(parent);
  if (!isOnOneLine(parent)) return [];
  if (ts.isArrayLiteralExpression(parent)) return [...listsAround(parent), parent.elements];
  return ts.isObjectLiteralExpression(parent) ? [parent.properties] : [];
}
