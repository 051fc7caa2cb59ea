import type { Tree } from '@angular-devkit/schematics';
import type * as TS from 'typescript';

import { ts } from './typescript';

/** How a file is written. */
export interface Style {
  readonly eol: string;
  readonly unit: string;
  readonly quote: string;
  readonly width: number;
}

export function styleOf(tree: Tree, source: TS.SourceFile): Style {
  const imported = source.statements.find(ts.isImportDeclaration)?.moduleSpecifier.getText(source) ?? "'";
  return {
    eol: source.text.includes('\r\n') ? '\r\n' : '\n',
    // A line that begins with a star is one of a comment.
    unit: /^([ \t]+)[^\s*]/m.exec(source.text)?.[1] ?? '  ',
    quote: imported.charAt(0),
    width: printWidth(tree),
  };
}

/** Where a line ends, for Prettier; 100 is what Angular's CLI tells it. */
function printWidth(tree: Tree): number {
  const settings =
    json(tree, '.prettierrc') ?? json(tree, '.prettierrc.json') ?? json(tree, 'package.json')?.['prettier'];
  const { printWidth = 100 } = (settings ?? {}) as { printWidth?: number };
  return printWidth;
}

function json(tree: Tree, file: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(tree.readText(file));
  } catch {
    return undefined;
  }
}

/** What a line begins with. */
export function indentation(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))![0];
}

/** How long a line is, up to its end. */
export function lineLength(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[^\r\n]*/.exec(text.slice(start))![0].length;
}
