import type * as TS from 'typescript';

import { eachNode } from './each-node';
import { ts } from './typescript';

/** Imports of `module` in a file, whatever they look like. */
export function importsOf(source: TS.SourceFile, module: string): TS.ImportDeclaration[] {
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement))
    .filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === module);
}

/** Named imports of `name`, which may have another name here. */
export function specifiersOf(source: TS.SourceFile, module: string, name: string): TS.ImportSpecifier[] {
  return importsOf(source, module).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.filter((element) => (element.propertyName ?? element.name).text === name);
  });
}

/** Where a file speaks of `name` of `module`: `name`, its alias, or `namespace.name`. */
export function references(source: TS.SourceFile, module: string, name: string): TS.Expression[] {
  const namespaces = importsOf(source, module).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings && ts.isNamespaceImport(bindings) ? usesOf(source, bindings.name.text) : [];
  });
  const members = namespaces
    .map((use) => use.parent)
    .filter((parent) => ts.isPropertyAccessExpression(parent))
    .filter((parent) => parent.name.text === name);
  return [...specifiersOf(source, module, name).flatMap((element) => usesOf(source, element.name.text)), ...members];
}

/** Where a file uses a name that it imports; the import itself is none. */
export function usesOf(source: TS.SourceFile, name: string): TS.Identifier[] {
  const uses: TS.Identifier[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) continue;
    eachNode(statement, (node) => {
      if (ts.isIdentifier(node) && node.text === name && !isMemberName(node)) uses.push(node);
    });
  }
  return uses;
}

function isMemberName(node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertySignature(parent)
    ? parent.name === node
    : false;
}
