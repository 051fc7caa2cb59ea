import fc, { type Arbitrary } from 'fast-check';

/** What parsers of URLs stumble over. */
const PIECES: readonly string[] = [
  ...[
    '/',
    '//',
    '\\',
    '@',
    ':',
    '.',
    '..',
    '?',
    '#',
    ';',
    '&',
    '=',
    '(',
    ')',
    '%',
    '*',
    '[',
    ']',
    '~',
    "'",
    '"',
    '|',
    '^',
  ],
  ...['%2e', '%2F', '%5c', '%00', '%09', '%25', '%40', '%zz', '%e2%80%8b', '%ED%A0%80', '%28', '%29', '%3b'],
  ...['\t', '\n', '\r', '\0', ' ', '\x7f', '\xa0', '\xad', '\u200b', '\u2028', '\u202e', '\ufeff', '\ud800', '\udc00'],
  ...[
    '\u3002',
    '\uff0e',
    '\uff0f',
    '\uff20',
    '\uff1a',
    '\u2044',
    '\u0430',
    '\u0131',
    '\u017f',
    'ß',
    '💥',
    '\u0301',
    'ı',
  ],
  ...[
    'evil.io',
    '.evil.io',
    '@evil.io',
    '//evil.io',
    '/../',
    '/./',
    ':443',
    ':80',
    ':',
    'http:',
    'https://',
    '(primary:',
    'login',
  ],
];

type Change = (text: string, at: number, piece: string) => string;

const CHANGES: readonly Change[] = [
  (text, at, piece) => text.slice(0, at) + piece + text.slice(at),
  (text, at, piece) => text.slice(0, at) + piece + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.charAt(at) + text.slice(at),
  (text, at) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  (text, at) => replaceAt(text, at, encoded),
  (text, at) => replaceAt(text, at, (char) => encoded(encoded(char))),
  (text, at) => replaceAt(text, at, (char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())),
  (text, at) => replaceAt(text, at, fullwidth),
  (text) => text.replaceAll('/', '\\'),
  (text) => text.replace(/^https:/, 'http:'),
];

/** Strings that are nearly one of `seeds`: a few changes, mostly at boundaries, or the front of one and the back of another. */
export function nearMisses(seeds: readonly string[]): Arbitrary<string> {
  const seed = fc.constantFrom(...seeds);
  const start = fc.oneof({ arbitrary: seed, weight: 3 }, fc.tuple(seed, fc.nat(), seed, fc.nat()).map(spliced));
  const change = fc.tuple(fc.constantFrom(...CHANGES), fc.nat(), fc.boolean(), fc.constantFrom(...PIECES));
  return fc
    .tuple(start, fc.array(change, { maxLength: 4 }))
    .map(([text, changes]) =>
      changes.reduce((now, [apply, at, loose, piece]) => apply(now, position(now, at, loose), piece), text),
    );
}

function spliced([front, to, back, from]: [string, number, string, number]): string {
  return front.slice(0, position(front, to, false)) + back.slice(position(back, from, false));
}

/** Anywhere, or at a boundary: before or after what separates the parts of a URL, at the start, at the end. */
function position(text: string, at: number, loose: boolean): number {
  if (loose) return at % (text.length + 1);
  const boundaries = [...text.slice(0, 500).matchAll(/[/\\:@?#.;()%]/g)].flatMap(({ index }) => [index, index + 1]);
  const all = [0, ...boundaries, text.length];
  return all[at % all.length]!;
}

function replaceAt(text: string, at: number, change: (char: string) => string): string {
  return text.slice(0, at) + change(text.charAt(at)) + text.slice(at + 1);
}

function encoded(text: string): string {
  return text.replace(/[\0-\x7f]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function fullwidth(char: string): string {
  return char.replace(/[!-~]/, (ascii) => String.fromCharCode(ascii.charCodeAt(0) + 0xfee0));
}
