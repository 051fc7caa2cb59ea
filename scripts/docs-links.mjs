// Links between the pages: the file is there, and so is the heading. Links to other sites are not followed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';

const LINK = /!?\[(?:[^\][]|\[[^\]]*\])*\]\((?<target>[^()\s]+)[^()]*\)|^\[[^\]]+\]: (?<reference>\S+)/gm;
/** Pictures that are chosen by colour scheme are HTML. */
const PICTURE = /<(?:img|source)\b[^>]*?\s(?:src|srcset)="(?<target>[^"\s]+)"/g;
const ELSEWHERE = /^[a-z][a-z+.-]*:/i;

/** What is wrong with the links of a page. */
export function brokenLinks(path, text) {
  const faults = [];
  const words = prose(text);
  for (const { groups } of [...words.matchAll(LINK), ...words.matchAll(PICTURE)]) {
    const target = groups.target ?? groups.reference;
    if (ELSEWHERE.test(target)) continue;
    const [file, anchor] = target.split('#');
    const to = file ? normalize(join(dirname(path), decodeURIComponent(file))) : path;
    if (!existsSync(to)) faults.push(`${target} leads nowhere`);
    else if (anchor !== undefined && !anchorsOf(to, file ? undefined : text).has(anchor))
      faults.push(`${target}: there is no such heading`);
  }
  return faults;
}

function anchorsOf(path, text = statSync(path).isFile() ? readFileSync(path, 'utf8') : '') {
  const anchors = new Set();
  const seen = new Map();
  for (const [, heading] of withoutFences(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = slugOf(heading);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times ? `${slug}-${times}` : slug);
  }
  for (const [, id] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** As GitHub makes it: letters, digits, hyphens and underscores of the text, spaces as hyphens. */
function slugOf(heading) {
  const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]|(?<!\w)_|_(?!\w)/g, '');
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** What is text, and not code that may look like a link. */
function prose(text) {
  return withoutFences(text).replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

function withoutFences(text) {
  return text.replace(/^ *(`{3,}).*\n(?:.*\n)*? *\1 *$/gm, '');
}
