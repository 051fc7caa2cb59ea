import type { Play } from './play';

/** What was on the wire, told to listeners, and told to callers, in its order: what one needs to see why a promise was broken. */
export function diaryOf({ world, tabs, callers }: Play): string {
  const sent = world.exchanges.flatMap(
    ({ at, seq, page, kind, request, authorization, refreshToken, ended, abortedAt }) => [
      { at, seq, line: `tab ${page.n} sends ${kind} ${request.url} ${authorization ?? refreshToken ?? ''}` },
      ...(ended
        ? [{ ...ended, line: `tab ${page.n} is told ${kind} ${request.url}: ${JSON.stringify(ended.answer)}` }]
        : []),
      ...(abortedAt === undefined
        ? []
        : [{ at: abortedAt, seq, line: `tab ${page.n} gave up ${kind} ${request.url}` }]),
    ],
  );
  const events = tabs.flatMap(({ page, events: told }) =>
    told.map(({ at, seq, event }) => ({ at, seq, line: `tab ${page.n} hears ${JSON.stringify(event)}` })),
  );
  const settled = callers.flatMap(({ n, what, url, at, seq, settledAt, error, values, tab }) => [
    { at, seq, line: `tab ${tab.page.n} begins ${n}: ${what} ${url}` },
    ...(settledAt === undefined
      ? []
      : [
          {
            at: settledAt,
            seq: Infinity,
            line: `${n}: ${error ? (error.message ?? error) : what === 'guard' ? values : JSON.stringify(values)}`,
          },
        ]),
  ]);
  return [...sent, ...events, ...settled]
    .sort((a, b) => a.at - b.at || a.seq - b.seq)
    .map(({ at, line }) => `${Math.round(at)} ${line}`)
    .join('\n');
}
