import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as ts from 'typescript';

import type { Library } from './tab';

/** A change of one line of the library: what is there, and what a careless author would have written. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const SRC = join(__dirname, '../..');
const sources = new Map<string, string>();

/** The library as it is in the sources, with `changes`: another copy of all of its modules, on the same Angular. */
export function loadLibrary(changes: readonly Change[] = []): Library {
  const modules = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const loading = { exports: {} };
    modules.set(path, loading);
    const source = changes.reduce(
      (text, change) => (join(SRC, 'lib', change.file) === path ? changed(text, change) : text),
      sourceOf(path),
    );
    const run = new Function('require', 'module', 'exports', compiled(source)) as (...scope: unknown[]) => void;
    run(
      (name: string) => (name.startsWith('.') ? load(join(path, '..', `${name}.ts`)) : imported(name)),
      loading,
      loading.exports,
    );
    return loading.exports;
  };
  return load(join(SRC, 'public-api.ts')) as Library;
}

function changed(source: string, { file, from, to }: Change): string {
  const [before, after, ...more] = source.split(from);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} does not have once: ${from}`);
  return before + to + after;
}

function sourceOf(path: string): string {
  if (!sources.has(path)) sources.set(path, readFileSync(path, 'utf8'));
  return sources.get(path)!;
}

const outputs = new Map<string, string>();

function compiled(source: string): string {
  if (!outputs.has(source)) {
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators: true },
    });
    outputs.set(source, outputText);
  }
  return outputs.get(source)!;
}

/** What the library imports from others is not loaded again: Angular's tokens are compared by identity. */
function imported(name: string): unknown {
  return jest.requireActual(name);
}
