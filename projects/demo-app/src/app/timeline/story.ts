import { burstPlace } from './burst-path';
import type { Lane } from './lane';
import type { RefreshBar } from './refresh-bar';
import type { Segment } from './segment';
import { spanText } from './span-text';

/** What became of one request, in words. */
export function story(lane: Lane, bars: readonly RefreshBar[]): string {
  const { segments } = lane;
  const begunAt = segments[0]?.from ?? 0;
  const sentences = segments.map((segment, index) =>
    sentence(segment, { lane, begunAt, before: segments[index - 1], last: index === segments.length - 1, bars }),
  );
  return [...sentences, ending(lane)].filter(Boolean).join(' ');
}

interface Where {
  readonly lane: Lane;
  readonly begunAt: number;
  readonly before: Segment | undefined;
  readonly last: boolean;
  readonly bars: readonly RefreshBar[];
}

function sentence(segment: Segment, where: Where): string {
  const took = spanText(segment.to - segment.from);
  switch (segment.kind) {
    case 'queued':
      // Told with what it waited for.
      return where.last ? `${howSent(segment, where)}, not yet at the server after ${took}.` : '';
    case 'held':
      return `Waited ${took} at the gate${forWhat(segment, where)}.`;
    case 'refused':
      return `${howSent(segment, where)}, refused with 401 after ${took}.`;
    default:
      return `${howSent(segment, where)}${answerText(segment, took, where)}.`;
  }
}

function howSent(segment: Segment, { begunAt, before, lane }: Where): string {
  const queued = before?.kind === 'queued' ? before : undefined;
  const from = queued?.from ?? segment.from;
  const late = queued ? `, at the server ${spanText(queued.to - queued.from)} later` : '';
  if (segment.kind === 'replayed') return `Sent again with the new token${late}`;
  const held = lane.segments.some(({ kind, to }) => kind === 'held' && to <= from);
  return `${held ? 'Sent with the new token' : `Sent at ${spanText(from - begunAt)}`}${late}`;
}

function answerText({ status }: Segment, took: string, { last, lane }: Where): string {
  if (!last) return '';
  if (lane.outcome === 'running') return `, on its way for ${took}`;
  if (!status) return `, no answer after ${took}`;
  return status < 400 ? `, answered after ${took}` : `, refused with ${status} after ${took}`;
}

function forWhat({ from, to }: Segment, { lane, bars }: Where): string {
  const bar = bars.find((each) => each.from < to && each.to > from);
  if (!bar) return '';
  if (bar.begunBy === lane.path) return ' for the refresh that it had begun';
  const place = bar.begunBy === undefined ? undefined : burstPlace(bar.begunBy);
  if (!place) return ' for the refresh';
  const whose = place.tab === lane.tab ? '' : ' of another tab';
  return ` for the refresh that request ${place.item}${whose} had begun`;
}

const ENDINGS = {
  refused: 'Failed: the session was over.',
  signedOut: 'Failed: the session was over.',
  failed: 'Failed: the refresh had failed.',
  timedOut: 'Failed: the refresh took too long.',
};

function ending({ outcome, end }: Lane): string {
  if (outcome !== 'failed' || !end) return '';
  return end.code ? ENDINGS[end.code] : 'Failed.';
}
