import { SchematicsException } from '@angular-devkit/schematics';

import type { Style } from './style';

const REFRESH = '/api/token/refreshToken';
const LOGIN = '/login';

/** What was asked for. */
export interface Settings {
  readonly refresh: string;
  readonly loginUrl: string | false;
}

/** @throws SchematicsException where the library itself would not take it */
export function settingsFrom(answers: { refreshUrl?: string; loginUrl?: string }): Settings {
  const refresh = answers.refreshUrl?.trim() || REFRESH;
  const login = answers.loginUrl?.trim() || LOGIN;
  if (login === 'false') return { refresh, loginUrl: false };
  if (!/^\/(?![/\\])/.test(login)) {
    throw new SchematicsException(
      `--login-url takes a path of the app such as '/login', or false (a login page elsewhere: false, and TokenService.events). It was given '${login}'.`,
    );
  }
  return { refresh, loginUrl: login };
}

/** The options that differ from the library's own; with features behind them one at least, so that they are no empty object. */
export function optionsOf({ refresh, loginUrl }: Settings, quote: string, features: boolean): string[] {
  const text = (value: string | false) => (value === false ? 'false' : quoted(value, quote));
  return [
    ...(refresh !== REFRESH || (features && loginUrl === LOGIN) ? [`refresh: ${text(refresh)}`] : []),
    ...(loginUrl !== LOGIN ? [`loginUrl: ${text(loginUrl)}`] : []),
  ];
}

/** On one line where there is room. */
export function optionsObject(options: readonly string[], indent: string, room: number, { eol, unit }: Style): string {
  const line = `{ ${options.join(', ')} }`;
  if (line.length <= room) return line;
  return [`{`, ...options.map((option) => `${indent}${unit}${option},`), `${indent}}`].join(eol);
}

function quoted(value: string, quote: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"');
  return `${quote}${escaped.replaceAll(quote, `\\${quote}`)}${quote}`;
}
