import type * as TS from 'typescript';

import { insertion, type Edit } from './edit';
import { makeRoom } from './make-room';
import { afterComments, closing, isOnOneLine, onePerLine } from './one-per-line';
import { optionsObject, optionsOf, type Settings } from './settings';
import { indentation, type Style } from './style';

/** `provideTokenRefresh(options)`, the last of an app's providers. */
export function addProvider(array: TS.ArrayLiteralExpression, settings: Settings, style: Style): Edit[] {
  const call = (indent: string) => providerCall(settings, style, indent, style.width - indent.length - 1);
  return isOnOneLine(array) ? onItsLine(array, settings, style) : onNextLine(array, array.elements, call, style);
}

/** `providers: […]` with it, the last property of a configuration or of an NgModule. */
export function addProviders(object: TS.ObjectLiteralExpression, settings: Settings, style: Style): Edit[] {
  const property = (indent: string) => {
    const room = style.width - indent.length - 'providers: [],'.length;
    return `providers: [${providerCall(settings, style, indent, room)}]`;
  };
  const last = object.properties.at(-1);
  if (last && isOnOneLine(object)) return [insertion(last.end, `, ${property('')}`)];
  return onNextLine(object, object.properties, property, style);
}

/** @param room how many characters its line has for it; without, it stays on one line */
export function providerCall(settings: Settings, style: Style, indent = '', room = Infinity): string {
  const options = optionsOf(settings, style.quote, false);
  if (options.length === 0) return 'provideTokenRefresh()';
  return `provideTokenRefresh(${optionsObject(options, indent, room - 'provideTokenRefresh()'.length, style)})`;
}

function onItsLine(array: TS.ArrayLiteralExpression, settings: Settings, style: Style): Edit[] {
  const { text } = array.getSourceFile();
  const { elements } = array;
  const call = providerCall(settings, style);
  const close = closing(elements, text);
  const end = text.slice(0, close).trimEnd().length;
  const separator = elements.length === 0 ? '' : elements.hasTrailingComma ? ' ' : ', ';
  const { edits, indent, fits } = makeRoom(array, separator.length + call.length, style);
  if (fits) {
    const trailing = elements.hasTrailingComma ? ',' : '';
    return [...edits, { from: end, to: elements.length === 0 ? close : end, text: separator + call + trailing }];
  }
  const inner = indent + style.unit;
  const line = `${style.eol}${inner}${providerCall(settings, style, inner, style.width - inner.length - 1)},`;
  const others = elements.length > 0 ? onePerLine(elements, text, indent, style).slice(0, -1) : [];
  const comma = elements.length === 0 || elements.hasTrailingComma ? '' : ',';
  return [...edits, ...others, { from: end, to: close, text: `${comma}${line}${style.eol}${indent}` }];
}

function onNextLine(
  brackets: TS.Node,
  list: TS.NodeArray<TS.Node>,
  written: (indent: string) => string,
  style: Style,
): Edit[] {
  const { text } = brackets.getSourceFile();
  const last = list.at(-1);
  if (!last) {
    const close = brackets.end - 1;
    const end = text.slice(0, close).trimEnd().length;
    const outer = indentation(text, brackets.getStart());
    const indent = outer + style.unit;
    return [{ from: end, to: close, text: `${style.eol}${indent}${written(indent)},${style.eol}${outer}` }];
  }
  const indent = indentation(text, last.getStart());
  const line = `${style.eol}${indent}${written(indent)}${list.hasTrailingComma ? ',' : ''}`;
  const end = afterComments(text, list.end);
  if (list.hasTrailingComma) return [insertion(end, line)];
  return end === last.end ? [insertion(end, `,${line}`)] : [insertion(last.end, ','), insertion(end, line)];
}
