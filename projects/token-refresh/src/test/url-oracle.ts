type UrlParser = new (url: string, base?: string) => URL;

/** Whether `url`, read by `Url`, is one of an API: http or https, the same scheme and host, a path that is equal or below, segment by segment. */
export function isApiUrl(url: string, bases: readonly string[], page: string, Url: UrlParser): boolean {
  const target = read(url, page, Url);
  if (!target || !['http:', 'https:'].includes(target.protocol)) return false;
  return bases.some((base) => covers(new Url(base, page), target));
}

/** Whether `url`, followed from `page`, stays on the page's origin. */
export function staysHere(url: string, page: string, Url: UrlParser): boolean {
  const [here, target] = [new Url(page), read(url, page, Url)];
  return target?.protocol === here.protocol && target.host === here.host && !target.username && !target.password;
}

/** The segments of the path that `url` comes to, without matrix parameters: two spellings of one page have the same. */
export function segmentsOf(url: string, page: string, Url: UrlParser): readonly string[] {
  const segments = new Url(url, page).pathname.split('/').map((segment) => decoded(segment.split(/[;(]/)[0]!));
  while (segments.at(-1) === '') segments.pop();
  return segments;
}

function read(url: string, page: string, Url: UrlParser): URL | undefined {
  try {
    return new Url(url, page);
  } catch {
    return undefined;
  }
}

function covers(base: URL, target: URL): boolean {
  if (base.protocol !== target.protocol || base.host !== target.host) return false;
  const [outer, inner] = [base.pathname.split('/'), target.pathname.split('/')];
  const isFolder = outer.at(-1) === '';
  if (isFolder) outer.pop();
  return inner.length >= outer.length + Number(isFolder) && outer.every((segment, i) => segment === inner[i]);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
