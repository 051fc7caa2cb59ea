import { randomBytes } from 'node:crypto';

import type { RequestHandler, Response } from 'express';

import type { WireEntry } from '../app/wire-entry';
import { cookie } from './cookies';
import { MisfortuneAtWork } from './misfortune-at-work';
import { settings } from './settings';

const VISIT = 'visit';
const MOST_VISITS = 500;
const MOST_SESSIONS = 50;
const MOST_ENTRIES = 2_000;

/** One browser that looks at the demo: what the server saw of it, and how it wants the server to behave. */
export class Visit {
  accessTokenSeconds = settings.accessTokenSeconds;
  refreshDelayMs = 0;
  /** How many refreshes will be answered with 503. */
  refreshFailures = 0;
  /** How long after its use a refresh token is excused. */
  reuseGraceMs = 0;
  misfortune = new MisfortuneAtWork();
  private readonly families = new Set<string>();
  private entries: readonly WireEntry[] = [];

  /** Milliseconds since 1970, by the clock that its tokens are made and checked by. */
  get time(): number {
    return Date.now() + this.misfortune.clockAheadMs;
  }

  /** Its sessions, by their families: the ones that were used last. */
  get sessions(): readonly string[] {
    return [...this.families];
  }

  /** A session is in use here. */
  meet(family: string): void {
    this.families.delete(family);
    this.families.add(family);
    if (this.families.size > MOST_SESSIONS) this.families.delete(this.families.values().next().value!);
  }

  get last(): number {
    return this.entries.at(-1)?.id ?? 0;
  }

  add(entry: Omit<WireEntry, 'id'>): void {
    this.entries = [...this.entries, { id: this.last + 1, ...entry }].slice(-MOST_ENTRIES);
  }

  after(id: number): readonly WireEntry[] {
    return this.entries.filter((entry) => entry.id > id);
  }
}

/** Knows visits by a cookie of their own, so that the log can be read without an access token. */
export function rememberVisits(): RequestHandler {
  const visits = new Map<string, Visit>();
  return (request, response, next) => {
    const sent = cookie(request, VISIT);
    const id = sent && /^[\w-]{22}$/.test(sent) ? sent : randomBytes(16).toString('base64url');
    if (id !== sent) response.cookie(VISIT, id, { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/' });
    const visit = visits.get(id) ?? new Visit();
    visits.delete(id);
    visits.set(id, visit);
    if (visits.size > MOST_VISITS) visits.delete(visits.keys().next().value!);
    response.locals['visit'] = visit;
    next();
  };
}

export function visitOf(response: Response): Visit {
  return response.locals['visit'] as Visit;
}
