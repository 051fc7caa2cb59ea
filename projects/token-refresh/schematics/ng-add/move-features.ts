import type * as TS from 'typescript';

import { insertion, type Edit } from './edit';
import { afterComments, isOnOneLine, onePerLine } from './one-per-line';
import { makeRoom } from './make-room';
import { optionsObject, optionsOf, type Settings } from './settings';
import type { Style } from './style';

const NAME = 'provideTokenRefresh';

/** `provideHttpClient(…)` becomes `provideTokenRefresh(options, …)`; what stands between its brackets is not touched. */
export function moveFeatures(call: TS.CallExpression, settings: Settings, style: Style): Edit[] {
  const { text } = call.getSourceFile();
  const options = optionsOf(settings, style.quote, call.arguments.length > 0);
  const callee = { from: call.expression.getStart(), to: call.expression.end, text: NAME };
  if (isOnOneLine(call)) return [callee, ...onOneLine(call, options, style)];
  if (options.length === 0) return [callee];
  const open = call.arguments.pos;
  const line = afterComments(text, open);
  const [, indent] = /^[ \t]*\r?\n([ \t]*)/.exec(text.slice(line)) ?? [];
  if (indent === undefined) return [callee, insertion(open, `{ ${options.join(', ')} }, `)];
  const object = optionsObject(options, indent, style.width - indent.length - 1, style);
  return [callee, insertion(line, `${style.eol}${indent}${object},`)];
}

function onOneLine(call: TS.CallExpression, options: readonly string[], style: Style): Edit[] {
  const { text } = call.getSourceFile();
  const open = call.arguments.pos;
  const separator = call.arguments.length > 0 ? ', ' : text.charAt(open) === ')' ? '' : ' ';
  const line = options.length > 0 ? `{ ${options.join(', ')} }${separator}` : '';
  const more = NAME.length - call.expression.getText().length + line.length;
  const { edits, indent, fits } = makeRoom(call, more, style);
  if (!line) return [...edits];
  if (fits) return [...edits, insertion(open, line)];
  if (call.arguments.length === 0) {
    return [...edits, insertion(open, optionsObject(options, indent, 0, style) + separator)];
  }
  const inner = indent + style.unit;
  const object = optionsObject(options, inner, style.width - inner.length - 1, style);
  const [first, ...rest] = onePerLine(call.arguments, text, indent, style);
  return [...edits, { ...first!, text: `${style.eol}${inner}${object},${first!.text}` }, ...rest];
}
