import type { TokenStorage } from 'ngx-token-refresh';

/** Stands for what a native shell keeps. */
const preferences = new Map<string, string>();

const writing: Omit<TokenStorage, 'get'> = {
  set: (tokens) => void preferences.set('session', JSON.stringify(tokens)),
  remove: () => void preferences.delete('session'),
};

export const nothingIsUndefined: TokenStorage = {
  ...writing,
  // #region nothingIsUndefined
  // no: JSON.parse(undefined) throws, where nothing was stored yet
  get: () => JSON.parse(preferences.get('session')!),
  // #endregion
};

export const nothingIsNull: TokenStorage = {
  ...writing,
  // #region nothingIsNull
  // null means that nobody is signed in
  get: () => JSON.parse(preferences.get('session') ?? 'null'),
  // #endregion
};
