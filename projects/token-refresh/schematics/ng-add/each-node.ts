import type * as TS from 'typescript';

export function eachNode(node: TS.Node, visit: (node: TS.Node) => void): void {
  visit(node);
  node.forEachChild((child) => eachNode(child, visit));
}
