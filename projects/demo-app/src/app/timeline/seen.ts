import type { TokenRefreshEvent } from 'ngx-token-refresh';

import type { WireEntry } from '../wire-entry';
import { burstPath, type Contender } from './burst-path';
import type { Ending, GateSight, Sighting } from './sighting';

/** What specs let a page, a gate and a server see. Times are milliseconds from the beginning. */
export function pathOf(item: number, tab = 'here', contender: Contender = 'library'): string {
  return burstPath(tab, 1, contender, item);
}

export function sighting(path: string, begunAt: number, end?: Partial<Ending> & { at: number }): Sighting {
  return { path, begunAt, handedOverAt: begunAt + 0.5, ...(end && { end: { answered: true, status: 200, ...end } }) };
}

export function held(path: string, at: number, tab = 'here'): GateSight {
  return { tab, at, event: { type: 'held', method: 'GET', url: path } };
}

export function replayed(path: string, at: number, tab = 'here'): GateSight {
  return { tab, at, event: { type: 'replayed', method: 'GET', url: path } };
}

export function told(at: number, event: TokenRefreshEvent, tab = 'here'): GateSight {
  return { tab, at, event };
}

export function wired(path: string, arrivedAt: number, at: number, status = 200): WireEntry {
  const method = path.startsWith('/api/token/') ? 'POST' : 'GET';
  return { id: Math.round(at * 1_000), arrivedAt, at, method, path, status, ms: Math.round(at - arrivedAt) };
}

export const REFRESH = '/api/token/refreshToken';
export const STARTED: TokenRefreshEvent = { type: 'refreshStarted', cause: 'refused' };
export const REFRESHED: TokenRefreshEvent = { type: 'refreshed', by: 'network', durationMs: 200 };
export const JOINED: TokenRefreshEvent = { type: 'refreshed', by: 'otherTab', durationMs: 150 };
