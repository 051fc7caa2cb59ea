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
  return (url) => {
    const { baseURI } = page;
    apis ??= bases.map((base) => new URL(base, baseURI));
    if (!URL.canParse(url, baseURI)) return false;
    const target = new URL(url, baseURI);
    return apis.some(
      // Not `origin`: that of `blob:https://api.example.com/…` is the API's.
      (api) => api.protocol === target.protocol && api.host === target.host && isWithin(target.pathname, api.pathname),
    );
  };
}

function isWithin(path: string, base: string): boolean {
  return path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`);
}
