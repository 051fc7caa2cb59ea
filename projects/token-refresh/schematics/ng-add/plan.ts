import type * as TS from 'typescript';

import { addProvider, addProviders } from './add-provider';
import type { AppProviders } from './app-providers';
import { ByHand } from './by-hand';
import type { Edit } from './edit';
import type { HttpClientUses } from './http-client-uses';
import { isNameTaken, swapImports } from './imports';
import { moveFeatures } from './move-features';
import type { Settings } from './settings';
import type { Sources } from './sources';
import { place } from './source-place';
import { styleOf } from './style';
import { ts } from './typescript';

/** What to do with an app. */
export type Plan =
  | { readonly kind: 'done'; readonly at: string }
  | { readonly kind: 'edit'; readonly file: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'start' } // with a first configuration
  | { readonly kind: 'by hand'; readonly why: string };

export function plan(
  sources: Sources,
  providers: readonly AppProviders[],
  uses: HttpClientUses,
  settings: Settings,
): Plan {
  const byHand = new ByHand(settings);
  const leave = (why: string): Plan => ({ kind: 'by hand', why });
  const [done] = uses.provideTokenRefresh;
  if (done) return { kind: 'done', at: place(done) };
  if (uses.parts.length > 0) return leave(byHand.parts(uses.parts));
  if (uses.modules.length > 0) return leave(byHand.modules(uses.modules));
  const [client, ...others] = uses.provideHttpClient;
  if (client && others.length > 0) return leave(byHand.several(uses.provideHttpClient));
  if (client) {
    const call = client.parent;
    const isCall = ts.isCallExpression(call) && call.expression === client;
    const isProvider = providers.some((found) => found.kind === 'array' && isIn(found.array, call));
    if (!isCall || !isProvider) return leave(byHand.elsewhere(client));
    const spread = call.arguments.find(ts.isSpreadElement);
    if (spread) return leave(byHand.spread(spread));
    return inFile(client, (style) => moveFeatures(call, settings, style), client);
  }
  const [first] = providers;
  const unknown = providers.find((found) => found.kind === 'unknown');
  if (!first || unknown) return leave(byHand.computed(unknown?.at));
  const array = providers.find((found) => found.kind === 'array')?.array;
  const spread = array?.elements.find((element) => !isPlain(element));
  if (spread) return leave(byHand.computed(spread));
  if (array) return inFile(array, (style) => addProvider(array, settings, style));
  const object = providers.find((found) => found.kind === 'object')?.object;
  if (object) return inFile(object, (style) => addProviders(object, settings, style));
  return { kind: 'start' };

  function inFile(
    node: TS.Node,
    edits: (style: ReturnType<typeof styleOf>) => readonly Edit[],
    replaced?: TS.Expression,
  ): Plan {
    const source = node.getSourceFile();
    if (isNameTaken(source)) return leave(byHand.nameTaken(source));
    const style = styleOf(sources.tree, source);
    const all = [...swapImports(source, replaced, style), ...edits(style)];
    return { kind: 'edit', file: source.fileName, edits: all };
  }
}

/** Whether the call is one of the providers itself: in their array, or in an array in it. */
function isIn(array: TS.ArrayLiteralExpression, node: TS.Node): boolean {
  if (node.parent === array) return true;
  return ts.isArrayLiteralExpression(node.parent) && isIn(array, node.parent);
}

/** Not a list made elsewhere, that may have an HttpClient in it, nor a choice. */
function isPlain(element: TS.Expression): boolean {
  return !ts.isSpreadElement(element) && !ts.isConditionalExpression(element);
}
