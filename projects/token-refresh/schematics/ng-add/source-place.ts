import type * as TS from 'typescript';

/** `src/app/app.config.ts:9`, as an editor counts. */
export function place(node: TS.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName.replace(/^\//, '')}:${line + 1}`;
}
