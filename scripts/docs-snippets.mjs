// A fence of ts or html follows `<!-- snippet: path#region -->`; its code stands in the source between `// #region region` and
// `// #endregion` (in html: `<!-- #region region -->`), without the indentation that all its lines share.

const CODE = /^(ts|typescript|js|javascript|html)$/;
const FENCE = /^(?<indent> *)(?<fence>`{3,})(?<language>[\w-]*).*\n(?<code>(?:.*\n)*?)\k<indent>\k<fence> *$/gm;
const SNIPPET = /<!-- snippet: (?<path>[^#\s]+)#(?<region>[\w-]+) -->\s*$/;
const MARK = /^\s*(?:\/\/|<!--) #(?:end)?region\b/;
/** What the compiler and the linter are told, and readers need not know. */
const ASIDE = /^\s*\/\/ (?:@ts-expect-error|eslint-disable-next-line)\b/;

/** The page with the code of today in its fences, and what is wrong with them. */
export function withSnippets(text, read) {
  const faults = [];
  const synced = text.replaceAll(FENCE, (shown, ...rest) => {
    const { indent, fence, language } = rest.at(-1);
    const offset = rest.at(-3);
    const from = SNIPPET.exec(text.slice(0, offset))?.groups;
    if (!from) {
      if (CODE.test(language))
        faults.push(`line ${lineOf(text, offset)}: code of nowhere; say which: <!-- snippet: path#region -->`);
      return shown;
    }
    const code = regionOf(from, read, faults);
    if (code === undefined) return shown;
    return [`${indent}${fence}${language}`, ...code.map((line) => line && indent + line), `${indent}${fence}`].join(
      '\n',
    );
  });
  return { text: synced, faults };
}

/** The lines of a region, or `undefined` where there is none. */
function regionOf({ path, region }, read, faults) {
  let lines;
  try {
    lines = read(path).split('\n');
  } catch {
    return void faults.push(`there is no ${path}`);
  }
  const start = lines.findIndex((line) => new RegExp(`^\\s*(?://|<!--) #region ${region}(?: -->)?\\s*$`).test(line));
  if (start < 0) return void faults.push(`there is no #region ${region} in ${path}`);
  const end = endOf(lines, start);
  if (end === undefined) return void faults.push(`#region ${region} in ${path} has no end`);
  const code = dedented(lines.slice(start + 1, end).filter((line) => !MARK.test(line) && !ASIDE.test(line)));
  if (code.length === 0) faults.push(`#region ${region} in ${path} is empty`);
  return code;
}

/** Regions may lie in regions. */
function endOf(lines, start) {
  let depth = 0;
  for (let n = start; n < lines.length; n++) {
    const mark = MARK.exec(lines[n])?.[0];
    if (mark) depth += mark.includes('#end') ? -1 : 1;
    if (depth === 0) return n;
  }
  return undefined;
}

function dedented(lines) {
  const filled = lines.filter((line) => line.trim());
  const indent = Math.min(...filled.map((line) => line.search(/\S/)));
  const first = lines.findIndex((line) => line.trim());
  const last = lines.findLastIndex((line) => line.trim());
  return lines.slice(first, last + 1).map((line) => line.slice(indent).trimEnd());
}

function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}
