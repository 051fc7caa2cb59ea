import type { Tree } from '@angular-devkit/schematics';

/** What stands from `from` to `to` gives way to `text`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const insertion = (at: number, text: string): Edit => ({ from: at, to: at, text });

export function edit(tree: Tree, file: string, edits: readonly Edit[]): void {
  const recorder = tree.beginUpdate(file);
  const inOrder = edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
  // What is removed takes along what was inserted at its edges before: all removals come first.
  for (const { from, to } of inOrder) if (to > from) recorder.remove(from, to - from);
  for (const { from, text } of inOrder) if (text) recorder.insertLeft(from, text);
  tree.commitUpdate(recorder);
}
