/** A page that lives for days forgets now and then. */
const MOST_KNOWN = 999;

/**
 * A test for URLs that tokens may go to. Both sides are read as the browser reads them before they are compared: the origin
 * must be equal and the path must start with the base's, on a segment boundary. What looks alike in another spelling
 * (`https://api.example.com@evil.io`, `//evil.io`, `\\evil.io`, `/api/../other`) is seen for what it is.
 *
 * @param bases URLs or paths, for example `/api` or `https://api.example.com`
 * @param page what relative URLs are relative to; not asked before the first URL, as on a server there is none
 */
export function apiUrlTest(bases: readonly string[], page: { readonly baseURI: string }): (url: string) => boolean {
  let apis: readonly URL[] | undefined;
  let base: string | undefined;
  /** A page asks for the same URLs again and again, and reading one costs more than all else on the way through the gate. */
  const known = new Map<string, boolean>();
  return (url) => {
    const { baseURI } = page;
    if (baseURI !== base || known.size > MOST_KNOWN) known.clear();
    base = baseURI;
    apis ??= bases.map((api) => new URL(api, base));
    let covered = known.get(url);
    if (covered === undefined) known.set(url, (covered = URL.canParse(url, base) && covers(apis, new URL(url, base))));
    return covered;
  };
}

function covers(apis: readonly URL[], { protocol, host, pathname }: URL): boolean {
  // Not `origin`: that of `blob:https://api.example.com/…` is the API's.
  return apis.some((api) => api.protocol === protocol && api.host === host && isWithin(pathname, api.pathname));
}

function isWithin(path: string, base: string): boolean {
  return path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`);
}
