import type * as TS from 'typescript';

import { insertion, type Edit } from './edit';
import { importsOf, specifiersOf, usesOf } from './references';
import type { Style } from './style';
import { ts } from './typescript';

const NAME = 'provideTokenRefresh';
const PACKAGE = 'ngx-token-refresh';

/** Whether the file calls something else by our name. */
export function isNameTaken(source: TS.SourceFile): boolean {
  const declared = source.statements.some((statement) => {
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name?.text === NAME;
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.some(({ name }) => name.getText() === NAME);
    }
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return !!bindings && ts.isNamedImports(bindings) && bindings.elements.some(({ name }) => name.text === NAME);
  });
  return declared && specifiersOf(source, PACKAGE, NAME).length === 0;
}

/** Imports provideTokenRefresh, and no longer the name that `replaced` was, where nobody else says it. */
export function swapImports(source: TS.SourceFile, replaced: TS.Expression | undefined, style: Style): Edit[] {
  const unused = replaced && unusedWithout(source, replaced);
  if (!unused) return [addImport(source, undefined, style)];
  const statement = ts.findAncestor(unused, ts.isImportDeclaration)!;
  if (ts.isImportSpecifier(unused) && unused.parent.elements.length > 1) {
    return [...withoutName(statement, unused, style), addImport(source, undefined, style)];
  }
  const added = addImport(source, statement, style);
  return added.from === statement.getStart() ? [added] : [withoutStatement(statement), added];
}

/** What imports the name, or the namespace, that only `replaced` uses. */
function unusedWithout(
  source: TS.SourceFile,
  replaced: TS.Expression,
): TS.ImportSpecifier | TS.NamespaceImport | undefined {
  const name = (ts.isPropertyAccessExpression(replaced) ? replaced.expression : replaced).getText();
  if (usesOf(source, name).length > 1) return undefined;
  return importsOf(source, '@angular/common/http')
    .flatMap(({ importClause }): readonly (TS.ImportSpecifier | TS.NamespaceImport)[] => {
      const bindings = importClause?.namedBindings;
      return !bindings ? [] : ts.isNamedImports(bindings) ? bindings.elements : [bindings];
    })
    .find((imported) => imported.name.text === name);
}

/** A list that stood on several lines goes on one where it has room, as Prettier has it. */
function withoutName(statement: TS.ImportDeclaration, name: TS.ImportSpecifier, style: Style): Edit[] {
  const { text } = name.getSourceFile();
  const { elements } = name.parent;
  const written = name.parent.getText();
  const others = elements.filter((element) => element !== name).map((element) => element.getText());
  const list = `{ ${others.join(', ')} }`;
  const length = statement.getText().length - written.length + list.length;
  if (written.includes('\n') && !/\/[/*]/.test(written) && length <= style.width) {
    return [{ from: name.parent.getStart(), to: name.parent.end, text: list }];
  }
  const next = elements[elements.indexOf(name) + 1];
  const comma = text.indexOf(',', name.end) + 1;
  if (next) return [{ from: name.getStart(), to: comma + /^\s*/.exec(text.slice(comma))![0].length, text: '' }];
  const start = text.slice(0, name.getStart()).trimEnd().length;
  if (elements.hasTrailingComma) return [{ from: start, to: comma, text: '' }];
  const before = text.indexOf(',', elements.at(-2)!.end);
  return [
    { from: before, to: before + 1, text: '' },
    { from: Math.max(start, before + 1), to: name.end, text: '' },
  ];
}

/** With its line, where nothing else stands on it. */
function withoutStatement(statement: TS.ImportDeclaration): Edit {
  const rest = /^[ \t]*(\r?\n)?/.exec(statement.getSourceFile().text.slice(statement.end))![0];
  return { from: statement.getStart(), to: statement.end + (rest.endsWith('\n') ? rest.length : 0), text: '' };
}

/** Behind the other packages; in the place of the import that goes where it was the only one. */
function addImport(source: TS.SourceFile, going: TS.ImportDeclaration | undefined, style: Style): Edit {
  const list = importsOf(source, PACKAGE)
    .map(({ importClause }) => (importClause?.isTypeOnly ? undefined : importClause?.namedBindings))
    .find((bindings) => bindings && ts.isNamedImports(bindings)) as TS.NamedImports | undefined;
  const last = list?.elements.at(-1);
  if (last) return insertion(last.end, `, ${NAME}`);

  const semicolon = source.statements.find(ts.isImportDeclaration)?.getText().endsWith(';') === false ? '' : ';';
  const written = `import { ${NAME} } from ${style.quote}${PACKAGE}${style.quote}${semicolon}`;
  const imports = source.statements.filter((statement) => ts.isImportDeclaration(statement));
  const behind = imports.filter((statement) => statement !== going && !isRelative(statement)).at(-1);
  if (behind) return insertion(behind.end, style.eol + written);
  if (going) return { from: going.getStart(), to: going.end, text: written };
  const [first] = imports;
  const blank = first ? '' : style.eol;
  return insertion((first ?? source.statements[0]!).getStart(), written + style.eol + blank);
}

function isRelative({ moduleSpecifier }: TS.ImportDeclaration): boolean {
  return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith('.');
}
