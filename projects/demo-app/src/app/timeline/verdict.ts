import type { Lane } from './lane';
import { spanText } from './span-text';

/** Longer waits break somebody's train of thought. */
const NOTICED_MS = 1_000;

export interface Verdict {
  readonly tone: 'good' | 'slow' | 'login' | 'bad';
  readonly headline: string;
  readonly detail: string;
}

/** Where the person was led to: how often to the login page, and whether they came back. */
export interface Trips {
  readonly toLogin: number;
  readonly back: boolean;
}

/** What the person would have noticed, by what happened. `undefined` while it still happens. */
export function verdict(lanes: readonly Lane[], trips: Trips): Verdict | undefined {
  if (!lanes.length || lanes.some(({ outcome }) => outcome === 'running')) return undefined;
  const failed = lanes.filter(({ outcome }) => outcome === 'failed');
  if (trips.toLogin) return { tone: 'login', headline: tripText(trips), detail: tripDetail(failed, lanes) };
  if (failed.length) return { tone: 'bad', headline: failedText(failed, lanes), detail: whyText(failed) };
  return answered(lanes);
}

function answered(lanes: readonly Lane[]): Verdict {
  const slowest = Math.max(...lanes.map(({ segments, end }) => (end?.at ?? 0) - (segments[0]?.from ?? 0)));
  const detail = `${everything(lanes)} answered; the slowest waited ${spanText(slowest)}.`;
  return slowest < NOTICED_MS
    ? { tone: 'good', headline: 'Nothing.', detail }
    : { tone: 'slow', headline: `A wait of ${spanText(slowest)}.`, detail };
}

function tripText({ toLogin, back }: Trips): string {
  if (toLogin > 1) return `${toLogin} trips to the login page.`;
  return back ? 'One clean trip to the login page and back.' : 'One clean trip to the login page.';
}

function tripDetail(failed: readonly Lane[], all: readonly Lane[]): string {
  if (!failed.length) return `${everything(all)} answered.`;
  return `The session was over; ${failed.length === 1 ? 'one request' : `${failed.length} requests`} ended with it.`;
}

function failedText(failed: readonly Lane[], all: readonly Lane[]): string {
  return failed.length === all.length
    ? `${everything(all)} failed.`
    : `${failed.length} of ${all.length} requests failed.`;
}

function everything({ length }: readonly Lane[]): string {
  return length === 1 ? 'The one request' : `All ${length} requests`;
}

const REASONS = {
  refused: 'The session was over.',
  signedOut: 'The session was over.',
  failed: 'There was no new token to be had; the session goes on.',
  timedOut: 'The refresh took too long; the session goes on.',
};

/** The reason that most of them share. */
function whyText(failed: readonly Lane[]): string {
  const reasons = failed.map(reason);
  const often = (text: string) => reasons.filter((each) => each === text).length;
  return [...new Set(reasons)].sort((a, b) => often(b) - often(a))[0] ?? '';
}

function reason({ end, segments }: Lane): string {
  if (end?.code) return REASONS[end.code];
  if (!end?.status) return 'The server could not be reached.';
  if (end.status !== 401) return `The server answered ${end.status}.`;
  // A library that replays without end would be a storm.
  return segments.some(({ kind }) => kind === 'held' || kind === 'replayed')
    ? 'The server refused the fresh token as well.'
    : 'Good tokens were refused too often: the library lets refusals through for a while.';
}
