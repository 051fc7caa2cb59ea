import type { Tree } from '@angular-devkit/schematics';
import type * as TS from 'typescript';

import { ts } from './typescript';

/** An app's files as TypeScript reads them, each once: the same place is the same node, whoever asks. */
export class Sources {
  private readonly parsed = new Map<string, TS.SourceFile>();

  constructor(readonly tree: Tree) {}

  file(path: string): TS.SourceFile {
    const known = this.parsed.get(path);
    if (known) return known;
    // Not readText, which refuses a whole app for one character that is not UTF-8.
    const text = this.tree
      .read(path)!
      .toString()
      .replace(/^\uFEFF/, '');
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    this.parsed.set(path, source);
    return source;
  }
}
