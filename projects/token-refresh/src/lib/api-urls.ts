/**
 * A test for URLs that tokens may go to. Both sides are read as the browser reads them before they are compared: the origin
 * must be equal and the path must start with the base's, on a segment boundary. What looks alike in another spelling
 * (`https://api.example.com@evil.io`, `//evil.io`, `\\evil.io`, `/api/../other`) is seen for what it is.
 *
 * @param bases URLs or paths, for example `/api` or `https://api.example.com`
 * @param documentUrl what relative URLs are relative to
 */
export function apiUrlTest(bases: readonly string[], documentUrl: string): (url: string) => boolean {
  const apis = bases.map((base) => new URL(base, documentUrl));
  return (url) => {
    if (!URL.canParse(url, documentUrl)) return false;
    const target = new URL(url, documentUrl);
    return apis.some(
      // Not `origin`: that of `blob:https://api.example.com/…` is the API's.
      (api) => api.protocol === target.protocol && api.host === target.host && isWithin(target.pathname, api.pathname),
    );
  };
}

function isWithin(path: string, base: string): boolean {
  return path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`);
}
