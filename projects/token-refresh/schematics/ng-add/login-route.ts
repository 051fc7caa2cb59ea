import { eachNode } from './each-node';
import type { Sources } from './sources';
import { ts } from './typescript';

/** Whether a route's `path` is that of the login page, or its last part, in any of the files. */
export function hasLoginRoute(sources: Sources, files: readonly string[], loginUrl: string): boolean {
  const path = loginUrl.split(/[?#]/)[0]!.replace(/^\/|\/$/g, '');
  const accepted = [path, path.slice(path.lastIndexOf('/') + 1)];
  return files.some(
    (file) =>
      sources.file(file).text.includes('path') && pathsIn(sources, file).some((name) => accepted.includes(name)),
  );
}

function pathsIn(sources: Sources, file: string): string[] {
  const paths: string[] = [];
  eachNode(sources.file(file), (node) => {
    if (
      ts.isPropertyAssignment(node) &&
      ts.isStringLiteralLike(node.initializer) &&
      /^['"]?path['"]?$/.test(node.name.getText())
    ) {
      paths.push(node.initializer.text);
    }
  });
  return paths;
}
