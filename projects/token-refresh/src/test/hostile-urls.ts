import { HOSTILE_HOSTS } from './hostile-hosts';
import { HOSTILE_PATHS } from './hostile-paths';

/** Where the app is, and which APIs may have its token. */
export const PAGE = 'https://app.example.com/shop/';
export const APIS: readonly string[] = ['/api', 'https://api.example.com/v1/', 'https://münchen.example:8443'];

/** Other ways to say `apiUrls`. */
export const API_SETS: readonly (readonly string[])[] = [
  APIS,
  ['/'],
  ['/api/'],
  ['https://api.example.com'],
  ['//api.example.com/v1', 'http://[::1]:8080/api'],
  ['HTTPS://API.Example.com:443/v0/../v1', 'https://127.0.0.1/'],
];

/** What an app sends. */
export const PLAIN_URLS: readonly string[] = [
  '/api',
  '/api/items?page=2#top',
  '../api/items',
  'https://app.example.com/api/items',
  '//app.example.com/api/items',
  'https://api.example.com/v1/items',
  'https://münchen.example:8443/x',
  'https://127.0.0.1/x',
  'http://[::1]:8080/api/x',
];

/** Attacks on a test for API URLs. */
export const HOSTILE_URLS: readonly string[] = [...HOSTILE_HOSTS, ...HOSTILE_PATHS];
