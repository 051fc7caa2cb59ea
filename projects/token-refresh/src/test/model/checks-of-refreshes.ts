import type { Play } from './play';
import type { Exchange } from './wire';

/** The shortest pause after a failure, less its jitter. */
const SHORTEST_PAUSE_MS = 1_500;

function refreshes({ world }: Play): Exchange[] {
  return world.exchanges.filter(({ kind }) => kind === 'refresh');
}

/** Whether nothing has come that the lock, or what tabs share, depends on. */
function tabsKnowOfEachOther({ happened, setup }: Play): boolean {
  return (
    setup.storage !== 'memory' && !(['locks', 'pages', 'storage'] as const).some((weather) => happened.has(weather))
  );
}

/** When the page learned the outcome, or gave up: a promise of the app's cannot be taken back, and its late answer loses. */
function endOf(play: Play, { at, ended, abortedAt, page }: Exchange): number {
  const tab = play.tabOf(page)!;
  // As a timeout, or as the failure that another tab has told of meanwhile.
  const givenUp = tab.events.find(
    ({ event, ...told }) => event.type === 'refreshFailed' && told.at >= at + play.setup.options.refreshTimeout,
  );
  return Math.min(ended?.at ?? abortedAt ?? Infinity, tab.leftAt ?? Infinity, givenUp?.at ?? Infinity);
}

/** What the page learned of a refresh. */
function outcomeOf(play: Play, exchange: Exchange): 'granted' | 'known' | 'unknown' {
  const { answer, at } = exchange.ended ?? {};
  if (!answer || at! > endOf(play, exchange)) return 'unknown';
  if (answer.status !== 200) return 'known';
  return typeof (answer.body as { accessToken?: unknown } | null)?.accessToken === 'string' ? 'granted' : 'unknown';
}

/** Whether another tab was quicker, as it can be without a lock: a refresh that is no longer needed ends by itself. */
function wasOvertaken({ tabs }: Play, earlier: Exchange, later: Exchange): boolean {
  const told = tabs.filter(({ page }) => page === earlier.page).flatMap(({ events }) => events);
  return told.some(
    ({ seq, event }) => event.type === 'refreshed' && event.by === 'otherTab' && seq > earlier.seq && seq < later.seq,
  );
}

export function* oneInFlight(play: Play): Iterable<string> {
  const { server } = play.world;
  let open: { refresh: Exchange; end: number }[] = [];
  for (const later of refreshes(play)) {
    open = open.filter(({ end }) => end > later.at);
    for (const { refresh: earlier } of open) {
      if (server.familyOf(earlier.refreshToken) !== server.familyOf(later.refreshToken)) continue;
      if (earlier.page === later.page && wasOvertaken(play, earlier, later)) continue;
      if (earlier.page === later.page) yield `two refreshes at a time in tab ${later.page.n}`;
      else if (tabsKnowOfEachOther(play)) yield `two refreshes at a time in tabs ${earlier.page.n} and ${later.page.n}`;
    }
    open.push({ refresh: later, end: endOf(play, later) });
  }
}

export function* neverSentAgain(play: Play): Iterable<string> {
  if (!play.setup.server.rotates) return;
  const last = new Map<string, Exchange>();
  for (const refresh of refreshes(play)) {
    const token = refresh.refreshToken ?? '';
    const before = last.get(token);
    last.set(token, refresh);
    if (!before) continue;
    const elsewhere = before.page !== refresh.page;
    const outcome = outcomeOf(play, before);
    if (elsewhere && (!tabsKnowOfEachOther(play) || hasLeftUnread(play, before, refresh))) continue;
    if (outcome === 'granted') yield `a refresh token was sent again after it was answered`;
    if (outcome === 'unknown' && !hasPaused(play, before, refresh))
      yield `a refresh token was sent again at once, with its fate unknown`;
  }
}

/** Whether the page that was answered is closed, which gives the lock back at once, and what it wrote has not reached the others. */
function hasLeftUnread(play: Play, { page, seq }: Exchange, { at }: Exchange): boolean {
  const isOnItsWay = play.world.storage.writes.some(
    (write) => write.page === page && write.seq > seq && write.arrivesAt >= at,
  );
  return play.tabOf(page)!.leftAt !== undefined && isOnItsWay;
}

function hasPaused(play: Play, before: Exchange, { at, page }: Exchange): boolean {
  const end = endOf(play, before);
  const asked = play.callers.filter(({ what }) => what === 'refresh').map((caller) => caller.at);
  const wasEnded = [...play.wakes, ...asked].some((wake) => wake >= end && wake <= at);
  // Who is gone tells nobody, and who came later has not heard of it.
  const isUnheard = play.tabOf(before.page)?.leftAt !== undefined || play.tabOf(page)!.openedAt >= end;
  return at - end >= SHORTEST_PAUSE_MS || wasEnded || isUnheard;
}

/** Refreshes that nothing had asked for: the tokens had not been refused, were not due, and nobody wanted new ones. */
export function* onlyWhenNeeded(play: Play): Iterable<string> {
  const { setup, world, happened, callers } = play;
  const { lifetime, tellsLifetime, rotates } = setup.server;
  if (!rotates || happened.has('clock')) return;
  const ahead = Math.min(setup.options.refreshAhead, lifetime / 4);
  for (const refresh of refreshes(play)) {
    const token = world.server.accessTokenOf(refresh.refreshToken);
    const grantedAt = play.grantedAt(token);
    if (grantedAt === undefined) continue;
    const wasRefused = world.exchanges.some(
      ({ authorization, ended }) =>
        authorization === `Bearer ${token}` && ended?.answer?.status === 401 && ended.seq < refresh.seq,
    );
    const isDue = tellsLifetime && grantedAt + (lifetime - ahead) * 1000 <= refresh.at;
    const wasAsked = callers.some(({ what, at }) => what === 'refresh' && at <= refresh.at);
    if (!wasRefused && !isDue && !wasAsked) yield `a refresh that nothing needed, in tab ${refresh.page.n}`;
  }
}

export function* outlivesItsCallers(play: Play): Iterable<string> {
  const { refreshTimeout } = play.setup.options;
  for (const { at, abortedAt, page } of refreshes(play)) {
    if (abortedAt !== undefined && abortedAt - at < refreshTimeout && page.state !== 'gone')
      yield `a refresh was cancelled after ${abortedAt - at} ms`;
  }
}

export function* sendsWhatItWasGranted(play: Play): Iterable<string> {
  if (play.happened.has('storage')) return;
  for (const { refreshToken } of refreshes(play)) {
    if (!play.world.server.familyOf(refreshToken)) yield `a refresh with a token that was never granted`;
  }
}

export function* staysWithinTheLimit(play: Play): Iterable<string> {
  if (play.happened.has('clock')) return;
  for (const { events, page } of play.tabs) {
    const begun = events.filter(({ event }) => event.type === 'refreshStarted' && event.cause === 'refused');
    for (const [i, { at }] of begun.entries()) {
      const fresh = begun.slice(0, i + 1).filter((other) => at - other.at < 30_000 && !other.isExpired);
      if (fresh.length > 5) yield `tab ${page.n} began ${fresh.length} refreshes of fresh tokens in 30 s`;
    }
  }
}
