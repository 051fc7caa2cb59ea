import type { Play } from './play';
import { exchangesOf } from './checks-of-requests';
import type { Tab } from './tab';

/** The ends of sessions, in all tabs. */
function endings({ tabs }: Play) {
  return tabs.flatMap(({ events, page }) =>
    events.flatMap(({ event, ...told }) =>
      event.type === 'signedOut' ? [{ ...told, ...event, url: told.url, page }] : [],
    ),
  );
}

export function* endsOnlyForAReason(play: Play): Iterable<string> {
  const ends = endings(play);
  const isDefinitive = (status = 0) => status === 400 || status === 401;
  // A bell that did not ring, or a page that was asleep when it did.
  const hasMissed = play.happened.has('bells') || play.happened.has('pages');
  for (const { reason, family, page, seq } of ends) {
    const refusals = play.world.exchanges.filter(
      (each) =>
        each.page === page &&
        play.world.server.familyOf(each.refreshToken) === family &&
        isDefinitive(each.ended?.answer?.status),
    );
    if (reason === 'refused' && !refusals.some(({ ended }) => ended!.seq < seq))
      yield `tab ${page.n} ended a session that nobody refused`;
    // Who signs out before it hears of a sign-in elsewhere ends that as well, and who has missed one hears of its end.
    const isOver = ends.some(
      (other) =>
        other.page !== page &&
        other.seq < seq &&
        (other.family === family || other.reason === 'signedOut' || hasMissed),
    );
    if (reason === 'signedOutElsewhere' && family && !isOver && !play.happened.has('storage'))
      yield `tab ${page.n} signed out, and no other tab had`;
  }
}

export function* nobodyIsSomebodyElse(play: Play): Iterable<string> {
  const { server } = play.world;
  for (const caller of play.callers) {
    const sent = exchangesOf(play, caller).filter(
      ({ kind, request }) => kind === 'api' && !['own', 'skipped'].includes(request.headers.get('X-Mine') ?? ''),
    );
    const families = sent.map(({ authorization }) => server.familyOf(authorization?.replace('Bearer ', '')));
    const { startedAs, url } = caller;
    if (new Set(families).size > 1) yield `${url} was sent as two people`;
    if (startedAs === null && families.some((family) => family))
      yield `${url} began as nobody and was sent as somebody`;
    if (startedAs && families.some((family) => family !== startedAs))
      yield `${url} was sent in another session than its own`;
  }
}

export function* nothingAfterItsEnd(play: Play): Iterable<string> {
  const { world, tabs } = play;
  const { server } = world;
  for (const tab of tabs) {
    for (const { page, seq, kind, authorization, refreshToken } of world.exchanges) {
      if (page !== tab.page || kind === 'revoke') continue;
      const family = server.familyOf(refreshToken ?? authorization?.replace('Bearer ', ''));
      const end = family && tab.ended.get(family);
      if (end !== undefined && end < seq && !wasBroughtBack(play, tab, end, seq))
        yield `tab ${page.n} sent a ${kind} for a session that had ended`;
    }
    if (play.setup.storage !== 'web') continue;
    for (const { page, seq, key, value } of world.storage.writes) {
      if (page !== tab.page || !value || key.endsWith('.signedOut')) continue;
      const end = tab.ended.get(familyIn(play, value)!);
      if (end !== undefined && end < seq) yield `tab ${page.n} wrote a session that had ended`;
    }
  }
}

/** Whether another tab went on with it: who clears the store's data takes away what would have told that tab of the end. */
function wasBroughtBack({ happened }: Play, { events }: Tab, end: number, seq: number): boolean {
  const isBack = events.some((told) => told.event.type === 'signedIn' && told.seq > end && told.seq < seq);
  return isBack && happened.has('storage');
}

/** When everything has come to rest: what somebody signed out of is not in the store. */
export function* theStoreForgets(play: Play): Iterable<string> {
  if (play.happened.has('storage') || play.happened.has('pages')) return;
  const kept = familyIn(play, play.world.storage.getItem('ngx-token-refresh') ?? '');
  if (!kept) return;
  const ending = endings(play).find(
    ({ family, reason }) => family === kept && (reason === 'signedOut' || reason === 'refused'),
  );
  if (ending) yield `a session is stored that ended as ${ending.reason}`;
}

function familyIn({ world: { server } }: Play, stored: string) {
  const tokens = /tok-refresh-\d+/.exec(stored)?.[0];
  return server.familyOf(tokens);
}

export function* onlyOneRedirect(play: Play): Iterable<string> {
  for (const { events, visits, page, isAlive } of play.tabs) {
    if (!isAlive) continue;
    const ends = events.flatMap(({ event, url, seq }) => (event.type === 'signedOut' ? [{ ...event, url, seq }] : []));
    const trips = visits.filter(({ url }) => url.startsWith('/login'));
    if (trips.length > ends.filter(({ reason }) => reason !== 'signedOut').length)
      yield `tab ${page.n} went to the login page too often`;
    for (const [i, { reason, returnUrl, url, seq }] of ends.entries()) {
      const before = ends[i - 1]?.seq ?? Infinity;
      const isOnItsWay = !visits.some((visit) => visit.seq > before && visit.seq < seq) && before < seq;
      const expected = reason === 'signedOut' || url.startsWith('/login') ? undefined : url;
      if (returnUrl !== expected && !(isOnItsWay && !returnUrl))
        yield `tab ${page.n} would return to ${returnUrl}, and was on ${url}`;
    }
  }
}

export function* guardsKnow(play: Play): Iterable<string> {
  const { maxWait } = play.setup.options;
  for (const { what, values, settledAt, at, toldWhile, mayWait, startedAs, tab } of play.callers) {
    if (what !== 'guard' || settledAt === undefined || !tab.isAlive) continue;
    const [verdict] = values;
    // In the millisecond in which a guard gives up, a store that takes as long may answer, before or after it.
    const isTie = startedAs === undefined && settledAt - at === maxWait && toldWhile!.status !== 'restoring';
    // And somebody who hears of the end of the refresh as well may sign out, or in, between its decision and its being told.
    const hasChanged = tab.events.some(
      (told) => told.at === settledAt && ['signedIn', 'signedOut'].includes(told.event.type),
    );
    if (!isTie && !hasChanged && (verdict === true) !== toldWhile!.signedIn)
      yield `a guard decided ${verdict} where signedIn was ${toldWhile!.signedIn}`;
    if (toldWhile!.status === 'restoring' && settledAt - at < maxWait)
      yield `a guard decided before it was known who is there`;
    if (!mayWait && settledAt > at) yield `a guard waited for nothing`;
  }
}

export function* theAppIsUnharmed({ tabs }: Play): Iterable<string> {
  for (const { faults, page } of tabs) {
    for (const fault of faults) if (!String(fault).includes('a fault of the app')) yield `tab ${page.n}: ${fault}`;
  }
}
