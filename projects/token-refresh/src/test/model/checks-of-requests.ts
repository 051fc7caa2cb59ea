import type { Play } from './play';
import type { Caller } from './caller';
import { API, type Exchange } from './wire';

/** Whoever watches a clock that others move too sees a little more. */
const SLACK_MS = 150;

/** What was on the wire for a caller, in its order. */
export function exchangesOf({ world }: Play, { url }: Caller): Exchange[] {
  return url ? world.exchangesTo(url) : [];
}

function requests({ callers }: Play): Caller[] {
  return callers.filter(({ what }) => what === 'request' || what === 'events');
}

const isRefused = ({ ended }: Exchange) => ended?.answer?.status === 401;
const wasStopped = (play: Play) => play.happened.has('pages');

export function* settlesOnce(play: Play): Iterable<string> {
  for (const caller of requests(play)) {
    if (caller.values.length > 1 && caller.what === 'request') yield `${caller.url} was answered twice`;
    if (caller.values.length > 0 && caller.error && caller.what === 'request')
      yield `${caller.url} was answered and failed`;
    if (caller.cancelled && caller.settledAt !== undefined) yield `${caller.url} was told after it had left`;
  }
}

export function* everybodyHasSettled(play: Play): Iterable<string> {
  for (const caller of play.callers) {
    if (caller.settledAt !== undefined || caller.cancelled || !caller.tab.isAlive) continue;
    // A server that never answers is not ours to answer for.
    if (exchangesOf(play, caller).some(({ ended }) => !ended)) continue;
    yield `${caller.what} ${caller.url} of ${caller.n} still waits`;
  }
}

export function* cancelledAreNotSent(play: Play): Iterable<string> {
  for (const caller of requests(play)) {
    const { cancelled } = caller;
    if (cancelled && exchangesOf(play, caller).some(({ seq }) => seq > cancelled.seq))
      yield `${caller.url} was sent after it was cancelled`;
  }
}

export function* replaysOnce(play: Play): Iterable<string> {
  for (const caller of requests(play)) {
    const [first, second, third] = exchangesOf(play, caller);
    if (third) yield `${caller.url} was sent three times`;
    if (second && first && !isRefused(first)) yield `${caller.url} was sent again without a 401`;
    if (caller.settledAt === undefined || !first) continue;
    const last = second ?? first;
    const told = caller.what === 'events' ? caller.values.at(-1)?.body : caller.values[0];
    const isAnswered = last.ended?.answer?.status === 200;
    if (isAnswered && told?.seq !== last.seq && caller.url.startsWith(API))
      yield `${caller.url} was not told its answer`;
    if (second && isRefused(second) && (caller.error?.error?.seq !== second.seq || caller.error?.code))
      yield `${caller.url} was not told its second 401 as it came`;
  }
}

export function* staysAsItWas(play: Play): Iterable<string> {
  for (const caller of requests(play)) {
    for (const { request } of exchangesOf(play, caller)) {
      const { method, body, params, headers } = request;
      if (method !== caller.method || body !== (caller.body ?? null)) yield `${caller.url} left as another request`;
      if (params.get('q') !== '1' || !headers.has('X-Mine') === caller.url.includes('/items/'))
        yield `${caller.url} lost params or headers`;
    }
    const types = caller.what === 'events' ? caller.values.map(({ type }) => type) : [];
    if (types.filter((type) => type === 0).length > 1) yield `${caller.url} shows two attempts`;
  }
}

export function* failsInTheCallersTerms(play: Play): Iterable<string> {
  for (const caller of play.callers) {
    const { error, url, method, tab } = caller;
    if (!error?.code || !tab.isAlive) continue;
    const refusal = exchangesOf(play, caller).find(isRefused);
    const over = error.code === 'refused' || error.code === 'signedOut';
    if (error.method !== method || !(error.url ?? '').startsWith(url))
      yield `${url} failed as ${error.method} ${error.url}`;
    if (over && error.status !== 401) yield `${url} ended with ${error.status}`;
    if (!over && error.status === 401) yield `${url}: a failure that passes looks like a 401`;
    if (error.original?.error?.seq !== refusal?.seq && url) yield `${url}: original is not its own 401`;
  }
}

export function* failsForOneCause(play: Play): Iterable<string> {
  // To a page that was frozen all comes at one moment.
  if (wasStopped(play)) return;
  const causes = new Map<string, string>();
  for (const { tab, settledAt, error } of requests(play)) {
    if (!error?.code || error.code === 'timedOut') continue;
    // Who asks for a refresh begins another one at the same moment.
    if (play.callers.some((asked) => asked.what === 'refresh' && asked.tab === tab && asked.settledAt === settledAt))
      continue;
    // Offline a refresh fails at once, and with a clock that is set forwards so does the next one.
    if (tab.events.filter(({ event, at }) => event.type === 'refreshFailed' && at === settledAt).length > 1) continue;
    const together = `${tab.page.n} at ${settledAt}: ${error.code}`;
    const cause = JSON.stringify(error.cause);
    if ((causes.get(together) ?? cause) !== cause) yield `two causes in ${together}: ${causes.get(together)}, ${cause}`;
    causes.set(together, cause);
  }
}

export function* nobodyFailsInVain(play: Play): Iterable<string> {
  if (play.happened.has('clock') || wasStopped(play)) return;
  const { lifetime, tellsLifetime } = play.setup.server;
  for (const caller of requests(play)) {
    const { error, toldWhile, url, settledAt, at, startedAs } = caller;
    if (error?.code !== 'failed' && error?.code !== 'timedOut') continue;
    if (error.code === 'timedOut' && settledAt! - at >= play.setup.options.maxWait) continue;
    if (exchangesOf(play, caller).some(isRefused)) continue;
    const token = toldWhile?.accessToken;
    const grantedAt = play.grantedAt(token);
    if (grantedAt === undefined || play.world.server.familyOf(token) !== startedAs) continue;
    if (!tellsLifetime || grantedAt + lifetime * 1000 > settledAt!)
      yield `${url} failed as ${error.code}, and its token is good`;
  }
}

export function* nobodyWaitsTooLong(play: Play): Iterable<string> {
  if (wasStopped(play)) return;
  const now = play.world.time();
  const { maxWait } = play.setup.options;
  for (const caller of play.callers) {
    if (caller.cancelled || !caller.tab.isAlive) continue;
    const [first, second] = exchangesOf(play, caller);
    const settledAt = caller.settledAt ?? now;
    const waits = [(first?.at ?? settledAt) - caller.at];
    if (first?.ended && isRefused(first)) waits.push((second?.at ?? settledAt) - first.ended.at);
    // TokenService.refresh() may wait for restoring first.
    const most = caller.what === 'refresh' ? 2 * maxWait : maxWait;
    if (Math.max(...waits) > most + SLACK_MS) yield `${caller.what} ${caller.url} waited ${Math.max(...waits)} ms`;
  }
}

export function* tokensStayHome(play: Play): Iterable<string> {
  for (const { kind, authorization, request } of play.world.exchanges) {
    const mine = request.headers.get('X-Mine');
    if (kind === 'elsewhere' && authorization) yield `a token went to ${request.url}`;
    if (kind !== 'api' && kind !== 'elsewhere' && authorization) yield `a token went along with a ${kind}`;
    if (mine === 'skipped' && authorization) yield `a token went along with a skipped request`;
    if (mine === 'own' && authorization !== 'Mine') yield `the caller's own Authorization was replaced`;
    if (/tok-/.test(request.urlWithParams)) yield `a token in a URL`;
  }
}

export function* tokensAreNotTold(play: Play): Iterable<string> {
  const { world, tabs, callers } = play;
  const told = [
    ...world.messages,
    ...world.locks.names,
    ...tabs.flatMap(({ events, faults }) => [JSON.stringify(events.map(({ event }) => event)), String(faults)]),
    ...callers.map(({ error }) => `${JSON.stringify(error)} ${error?.message}`),
  ];
  for (const text of told) if (/tok-/.test(text)) yield `a token in ${text.slice(0, 120)}`;
}
