import * as refreshes from './checks-of-refreshes';
import * as requests from './checks-of-requests';
import * as sessions from './checks-of-sessions';
import type { Play } from './play';

export type Check = (play: Play) => Iterable<string>;

/** The promises of INVARIANTS.md that hold at every moment, by what is on the wire, in the store, and told to callers. */
export const PROMISES: Readonly<Record<string, Check>> = {
  P1: refreshes.oneInFlight,
  P2: refreshes.neverSentAgain,
  P3: refreshes.onlyWhenNeeded,
  'P4 the refresh': refreshes.outlivesItsCallers,
  'P4 the held': requests.cancelledAreNotSent,
  P6: refreshes.sendsWhatItWasGranted,
  P7: requests.settlesOnce,
  P8: requests.replaysOnce,
  P9: requests.failsInTheCallersTerms,
  'P9 one cause': requests.failsForOneCause,
  P10: requests.nobodyFailsInVain,
  'P10 maxWait': requests.nobodyWaitsTooLong,
  P12: requests.staysAsItWas,
  P13: refreshes.staysWithinTheLimit,
  P14: sessions.endsOnlyForAReason,
  P15: sessions.nothingAfterItsEnd,
  'P15 people': sessions.nobodyIsSomebodyElse,
  P16: sessions.onlyOneRedirect,
  P17: sessions.guardsKnow,
  P18: requests.tokensStayHome,
  P19: requests.tokensAreNotTold,
  'an app unharmed': sessions.theAppIsUnharmed,
};

/** Those that hold when everything has come to rest. */
export const IN_THE_END: Readonly<Record<string, Check>> = {
  'P5, P7': requests.everybodyHasSettled,
  'P15 at rest': sessions.theStoreForgets,
};

/** Throws with the name of a promise that is broken, and with how. `only`: of the others nothing is asked. */
export function assertKept(promises: Readonly<Record<string, Check>>, play: Play, only?: readonly string[]): void {
  for (const [name, check] of Object.entries(promises)) {
    if (only && !only.includes(name)) continue;
    for (const breach of check(play)) throw new Error(`${name}: ${breach}`);
  }
}
