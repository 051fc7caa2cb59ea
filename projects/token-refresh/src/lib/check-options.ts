import { developerMessage } from './developer-message';
import type { TokenRefreshOptions } from './options';

type Check = readonly [takes: string, accepts: (value: never) => boolean];

const isFunction = (value: unknown) => typeof value === 'function';
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isNumber = (least: number) => (value: unknown) => Number.isFinite(value) && (value as number) >= least;
const isWhole = (least: number) => (value: unknown) => Number.isInteger(value) && (value as number) >= least;

/** A function, so that nothing of it is left where nobody calls it. */
const checks = (): { readonly [option in keyof Required<TokenRefreshOptions>]: Check } => ({
  refresh: [
    'a URL, a function (tokens, http) => Observable or Promise of a grant, or a strategy such as cookieRefresh(url)',
    (value: unknown) => isText(value) || isFunction(value) || isFunction((value as { refresh?: unknown })?.refresh),
  ],
  loginUrl: [
    "a path of the app such as '/login', or false",
    (value: unknown) => value === false || (isText(value) && /^\/(?![/\\])/.test(value as string)),
  ],
  apiUrls: [
    "URLs or paths without query or fragment, at least one: ['/api', 'https://api.example.com']",
    (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isApiUrl),
  ],
  skip: ['a function (request) => boolean', isFunction],
  isUnauthorized: ['a function (answer) => boolean', isFunction],
  isSessionOver: ['a function (error) => boolean', isFunction],
  storage: [
    "webStorage('localStorage'), webStorage('sessionStorage'), memoryStorage(), or an object with get, set and remove",
    (value: { get?: unknown; set?: unknown; remove?: unknown } | null) =>
      [value?.get, value?.set, value?.remove].every(isFunction),
  ],
  storageKey: ['a name that is not empty', isText],
  header: ['a function (tokens, request) => headers', isFunction],
  refreshAhead: ['seconds, 0 or more', isNumber(0)],
  refreshTimeout: ['milliseconds, 1 or more', isNumber(1)],
  retries: ['a whole number, 0 or more', isWhole(0)],
  maxWait: ['milliseconds, 1 or more', isNumber(1)],
  refreshLimit: [
    '{ max: a whole number, 1 or more; perSeconds: more than 0 }',
    (value: { max?: unknown; perSeconds?: unknown } | null) =>
      isWhole(1)(value?.max) && isNumber(0)(value?.perSeconds) && value?.perSeconds !== 0,
  ],
  acrossTabs: ['true or false', (value: unknown) => typeof value === 'boolean'],
});

/** Throws where an option makes no sense. Development only. */
export function checkOptions(options: TokenRefreshOptions): void {
  const all = checks();
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(all, name)) {
      const names = Object.keys(all).join(', ');
      const text = `provideTokenRefresh(): there is no option '${name}'. The options are ${names}; HttpClient features such as withFetch() come after them.`;
      throw new Error(developerMessage('NGTR001', text));
    }
    const [takes, accepts] = all[name as keyof TokenRefreshOptions];
    if (value !== undefined && !(accepts as (value: unknown) => boolean)(value)) {
      const text = `provideTokenRefresh(): the option '${name}' takes ${takes}. It was given ${describe(value)}.`;
      throw new Error(developerMessage('NGTR002', text));
    }
  }
}

function isApiUrl(value: unknown): boolean {
  if (!isText(value) || /[?#]/.test(value as string)) return false;
  return (
    URL.canParse(value as string, 'https://page.example') &&
    /^https?:$/.test(new URL(value as string, 'https://page.example').protocol)
  );
}

/** Of a function or an object only what it is: it may hold what nobody should read in a log. */
function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null
    ? Array.isArray(value)
      ? 'such an array'
      : 'such an object'
    : String(value);
}
