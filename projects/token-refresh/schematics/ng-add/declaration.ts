import { posix } from 'node:path';
import type * as TS from 'typescript';

import type { Sources } from './sources';
import { ts } from './typescript';

type Declaration = TS.VariableDeclaration | TS.ClassDeclaration;

/** The variable or class of that name, in its file or in the file that it is imported from by a relative path. */
export function declarationOf(sources: Sources, identifier: TS.Identifier): Declaration | undefined {
  const source = identifier.getSourceFile();
  return topLevel(source, identifier.text) ?? imported(sources, source, identifier.text);
}

function topLevel(source: TS.SourceFile, name: string): Declaration | undefined {
  return source.statements
    .flatMap((statement): readonly Declaration[] => {
      if (ts.isClassDeclaration(statement)) return [statement];
      return ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    })
    .find((declaration) => declaration.name && ts.isIdentifier(declaration.name) && declaration.name.text === name);
}

function imported(sources: Sources, source: TS.SourceFile, name: string): Declaration | undefined {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const specifier = bindings.elements.find((element) => element.name.text === name);
    const file = specifier && fileOf(sources, source.fileName, statement.moduleSpecifier.text);
    if (file) return topLevel(sources.file(file), (specifier.propertyName ?? specifier.name).text);
  }
  return undefined;
}

function fileOf(sources: Sources, from: string, module: string): string | undefined {
  if (!module.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), module);
  return [`${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, '.ts')].find(
    (file) => file.endsWith('.ts') && sources.tree.exists(file),
  );
}
