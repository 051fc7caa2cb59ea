import type * as TS from 'typescript';

import { declarationOf } from './declaration';
import { references } from './references';
import { eachNode } from './each-node';
import type { Sources } from './sources';
import { ts } from './typescript';

/**
 * Where an app says what it provides: in an array that can be written in; in an object that has none yet; nowhere, where it is
 * started without a configuration; or in a way that only a person reads.
 */
export type AppProviders =
  | { readonly kind: 'array'; readonly array: TS.ArrayLiteralExpression }
  | { readonly kind: 'object'; readonly object: TS.ObjectLiteralExpression }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly at: TS.Node };

/** More than one where configurations are merged. */
export function appProviders(sources: Sources, mainFile: string): AppProviders[] {
  const main = sources.file(mainFile);
  const calls = references(main, '@angular/platform-browser', 'bootstrapApplication')
    .map((reference) => reference.parent)
    .filter((parent) => ts.isCallExpression(parent));
  const [call] = calls;
  if (call) return calls.length === 1 ? ofConfig(sources, call.arguments[1]) : [{ kind: 'unknown', at: call }];
  const module = bootstrapped(main);
  return [module ? ofModule(sources, module) : { kind: 'unknown', at: main }];
}

function ofConfig(sources: Sources, written: TS.Expression | undefined): AppProviders[] {
  if (!written) return [{ kind: 'none' }];
  const config = bare(written);
  if (ts.isObjectLiteralExpression(config)) return [ofObject(sources, config)];
  if (ts.isIdentifier(config)) {
    const declaration = declarationOf(sources, config);
    if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) {
      return ofConfig(sources, declaration.initializer);
    }
  }
  if (ts.isCallExpression(config)) {
    const merges = references(config.getSourceFile(), '@angular/core', 'mergeApplicationConfig');
    if (merges.includes(config.expression)) return config.arguments.flatMap((argument) => ofConfig(sources, argument));
  }
  return [{ kind: 'unknown', at: config }];
}

function ofModule(sources: Sources, name: TS.Identifier): AppProviders {
  const module = declarationOf(sources, name);
  const [decorator] = module ? references(module.getSourceFile(), '@angular/core', 'NgModule').filter(decorates) : [];
  const metadata = decorator && (decorator.parent as TS.CallExpression).arguments[0];
  return metadata && ts.isObjectLiteralExpression(metadata)
    ? ofObject(sources, metadata)
    : { kind: 'unknown', at: module ?? name };

  function decorates(reference: TS.Expression): boolean {
    return (
      ts.isCallExpression(reference.parent) &&
      ts.isDecorator(reference.parent.parent) &&
      reference.parent.parent.parent === module
    );
  }
}

function ofObject(sources: Sources, object: TS.ObjectLiteralExpression): AppProviders {
  const property = object.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === 'providers');
  if (!property) {
    return object.properties.some(ts.isSpreadAssignment) ? { kind: 'unknown', at: object } : { kind: 'object', object };
  }
  const value = ts.isPropertyAssignment(property)
    ? bare(property.initializer)
    : ts.isShorthandPropertyAssignment(property)
      ? property.name
      : undefined;
  const declared = value && ts.isIdentifier(value) ? declarationOf(sources, value) : undefined;
  const array =
    declared && ts.isVariableDeclaration(declared) && declared.initializer ? bare(declared.initializer) : value;
  return array && ts.isArrayLiteralExpression(array) ? { kind: 'array', array } : { kind: 'unknown', at: property };
}

/** The module of `bootstrapModule(AppModule)`. */
function bootstrapped(main: TS.SourceFile): TS.Identifier | undefined {
  const modules: TS.Identifier[] = [];
  eachNode(main, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const [argument] = node.arguments;
    if (node.expression.name.text === 'bootstrapModule' && argument && ts.isIdentifier(argument))
      modules.push(argument);
  });
  return modules.length === 1 ? modules[0] : undefined;
}

/** Without the types and parentheses around it. */
function bare(expression: TS.Expression): TS.Expression {
  return ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isParenthesizedExpression(expression)
    ? bare(expression.expression)
    : expression;
}
