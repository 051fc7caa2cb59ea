import type { Misfortune } from '../misfortune';

interface MisfortuneText {
  readonly label: string;
  readonly what: string;
}

/** Misfortunes in words, as people choose them. */
export const MISFORTUNE_TEXTS: Readonly<Record<Misfortune, MisfortuneText>> = {
  none: { label: 'Nothing', what: 'The token is good: every request is answered at once.' },
  expired: { label: 'Token expired', what: 'The server has forgotten the token: it refuses every request once.' },
  refused: { label: 'Refresh refused', what: 'The session is over: the server refuses the refresh as well.' },
  busy: { label: 'Refresh busy, twice', what: 'The server answers the first two refreshes with 503.' },
  hangs: { label: 'Refresh hangs', what: 'The server never answers the refresh. The library waits for 10 s.' },
  lost: {
    label: 'New tokens lost',
    what: 'The refresh works, but its answer never arrives. The server excuses the spent token for 10 s, as our security page advises.',
  },
  'fresh-refused': { label: 'Fresh tokens refused', what: 'The API refuses every token, however new it is.' },
  offline: { label: 'Offline', what: 'Every connection is cut.' },
  clock: { label: 'Clocks two hours apart', what: 'The token has expired, and the server’s clock is two hours ahead.' },
};
