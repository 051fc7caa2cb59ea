import { seeded } from '../seeded';

/** What a person does in an hour, in milliseconds from its start. */
export type Act =
  | { at: number; type: 'requests'; count: number; onReturn: boolean }
  | { at: number; type: 'hide' | 'show' }
  | { at: number; type: 'sleep'; until: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Another window in front of the page: a short look, a call of nine minutes, a short look; and a laptop that is closed for seven. */
const AWAY = [
  { from: 10 * MINUTE, until: 11.5 * MINUTE, asleep: false },
  { from: 22 * MINUTE, until: 31 * MINUTE, asleep: false },
  { from: 38 * MINUTE, until: 38.5 * MINUTE, asleep: false },
  { from: 45 * MINUTE, until: 52 * MINUTE, asleep: true },
];

/** Pages are opened, three to eight requests each, with pauses to read; who comes back finds the page asking again at once. */
export function workingHour(seed: number): Act[] {
  const random = seeded(seed);
  const burst = () => 3 + Math.floor(random() * 6);
  const acts: Act[] = AWAY.flatMap(({ from, until, asleep }): Act[] => [
    ...(asleep ? [{ at: from, type: 'sleep' as const, until }] : [{ at: from, type: 'hide' as const }]),
    ...(asleep ? [] : [{ at: until, type: 'show' as const }]),
    { at: until, type: 'requests', count: burst(), onReturn: true },
  ]);
  for (let at = 1_000; at < HOUR; at += 2_000 - Math.log(1 - random()) * 18_000) {
    // Not just back either: that burst is the page's own.
    const away = AWAY.some(({ from, until }) => at >= from && at < until + 2_000);
    if (!away) acts.push({ at, type: 'requests', count: burst(), onReturn: false });
  }
  return acts.sort((a, b) => a.at - b.at);
}
