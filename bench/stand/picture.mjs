// bench/results.svg: the bursts, each competitor's time to the last answer as a multiple of the floor's. Light or dark, as the reader likes it.
const NAMES = 310;
const BARS = 290;
const BAR = 18;
const HEAD = 34;
const GAP = 24;
const TOP = 52;
/** The bars end here; who takes longer has a bar that is cut, and the number. */
const MOST = 4;

const STYLE = `
    text { font: 12px system-ui, sans-serif; fill: #1f2328; }
    .title { font-size: 15px; font-weight: 600; }
    .head { font-weight: 600; }
    .faint { fill: #59636e; }
    .paper { fill: #ffffff; }
    .bar { fill: #b6bfc9; }
    .ours { fill: #0a7d4f; }
    .floor { stroke: #59636e; stroke-dasharray: 3 3; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .faint { fill: #9198a1; }
      .paper { fill: #0d1117; }
      .bar { fill: #4a525c; }
      .ours { fill: #3fb68b; }
      .floor { stroke: #9198a1; }
    }`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x, y, content, kind = '', anchor = 'start') =>
  `<text x="${x}" y="${y}" class="${kind}" text-anchor="${anchor}">${escaped(content)}</text>`;

/** @param rows those of the burst: groups of two, by the clock and by the server, stand side by side. */
export function picture(rows) {
  const panels = [...Map.groupBy(rows, ({ group }) => group)].map(([group, played]) => ({
    group,
    bars: played.filter((row) => !row[''].startsWith('floor')),
  }));
  const count = panels[0].bars.length;
  const height = HEAD + count * BAR + GAP;
  const size = { width: NAMES + 2 * (BARS + GAP) + GAP, height: TOP + Math.ceil(panels.length / 2) * height };
  const content = panels.map(({ group, bars }, index) => {
    const [x, y] = [NAMES + (index % 2) * (BARS + GAP), TOP + Math.floor(index / 2) * height];
    const names = bars.map((row, line) => text(NAMES - 10, baseline(y, line), row[''], '', 'end'));
    return [...(index % 2 === 0 ? names : []), panel(group, bars, x, y)].join('\n  ');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title">
  <title id="title">A burst of 100 requests whose token has expired: time to the last answer, as a multiple of the floor</title>
  <style>${STYLE}
  </style>
  <rect class="paper" width="100%" height="100%" rx="8" />
  ${text(GAP, 30, '100 requests, the token has expired: time to the last answer, as a multiple of the floor (dashed)', 'title')}
  ${content.join('\n  ')}
</svg>
`;
}

const baseline = (y, line) => y + HEAD + line * BAR + 13;

function panel(group, bars, x, y) {
  const width = (times) => (Math.min(times, MOST) / MOST) * BARS;
  /** Right of the bar, and of the floor's line. */
  const beside = (times) => x + Math.max(width(times), width(1)) + 6;
  const drawn = bars.map((row, line) => {
    const ratio = row['of the floor'].median;
    const label = baseline(y, line);
    if (ratio === undefined) return text(beside(1), label, `answers ${row.answered.median} of 100`, 'faint');
    const kind = row[''].startsWith('ngx-') ? 'ours' : 'bar';
    const cut = ratio > MOST - 0.5;
    return [
      `<rect class="${kind}" x="${x}" y="${label - 12}" width="${width(ratio).toFixed(1)}" height="14" rx="2" />`,
      cut ? text(x + BARS - 6, label, ratio.toFixed(2), '', 'end') : text(beside(ratio), label, ratio.toFixed(2)),
    ].join('\n  ');
  });
  const floor = x + width(1);
  const line = `<line class="floor" x1="${floor}" x2="${floor}" y1="${y + HEAD - 4}" y2="${y + HEAD + bars.length * BAR}" />`;
  return [text(x, y + 20, group, 'head'), ...drawn, line].join('\n  ');
}
