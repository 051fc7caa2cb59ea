/** What can be made to go wrong on the server, one at a time, for the requests of this browser. */
export const MISFORTUNES = [
  'none',
  'expired',
  'refused',
  'busy',
  'hangs',
  'lost',
  'fresh-refused',
  'offline',
  'clock',
] as const;

export type Misfortune = (typeof MISFORTUNES)[number];
