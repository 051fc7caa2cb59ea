import fc from 'fast-check';

import type { Setup, Weather } from './play';

const WEATHER: Weather[] = ['network', 'api', 'pages', 'locks', 'storage', 'bells', 'clock'];

/** How a server, an app and its day may be. */
export const setups: fc.Arbitrary<Setup> = fc.record({
  server: fc.record({
    lifetime: fc.constantFrom(600, 60, 8),
    tellsLifetime: fc.boolean(),
    rotates: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    refuses: fc.constantFrom(401 as const, 400 as const),
  }),
  storage: fc.constantFrom('web' as const, 'web' as const, 'web' as const, 'slow' as const, 'memory' as const),
  refresh: fc.constantFrom('json' as const, 'ownClient' as const, 'promise' as const),
  options: fc.record({
    refreshAhead: fc.constantFrom(30, 0),
    retries: fc.constantFrom(2, 0),
    maxWait: fc.constantFrom(15_000, 3_000),
    refreshTimeout: fc.constantFrom(10_000, 4_000),
  }),
  listener: fc.option(
    fc.record({
      on: fc.constantFrom(
        'signedIn' as const,
        'signedOut' as const,
        'refreshStarted' as const,
        'refreshed' as const,
        'refreshFailed' as const,
        'held' as const,
        'replayed' as const,
      ),
      does: fc.constantFrom('signIn' as const, 'signOut' as const, 'refresh' as const, 'request' as const),
    }),
    { freq: 5, nil: null },
  ),
  weather: fc.subarray(WEATHER, { minLength: 0, maxLength: 3 }),
  seed: fc.nat(),
});
