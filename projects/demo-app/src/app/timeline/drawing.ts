import { Component, computed, input } from '@angular/core';

import type { RefreshBar } from './refresh-bar';
import { rows, type Row } from './rows';
import type { Scene } from './scene';
import type { Segment } from './segment';
import { percent, ticks } from './time-scale';

/** What is too short to be seen is drawn this wide. */
const LEAST_PERCENT = 0.5;

/** A burst as a picture: a lane for each request, time to the right, refreshes as bands across all lanes. Whoever shows it tells it in words as well. */
@Component({
  selector: 'app-drawing',
  template: `
    <svg width="100%" [attr.height]="height()" aria-hidden="true" focusable="false">
      @for (x of grid(); track $index) {
        <line class="grid" [attr.x1]="x + '%'" [attr.x2]="x + '%'" y1="0" y2="100%" />
      }
      @for (bar of bands(); track $index) {
        <rect
          class="band"
          data-testid="refresh-band"
          [class.bad]="bar.bad"
          [attr.x]="bar.x + '%'"
          [attr.width]="bar.width + '%'"
          y="0"
          height="100%"
        />
        <line class="edge" [class.bad]="bar.bad" [attr.x1]="bar.x + '%'" [attr.x2]="bar.x + '%'" y1="0" y2="100%" />
        <line
          class="edge"
          [class.bad]="bar.bad"
          [attr.x1]="bar.x + bar.width + '%'"
          [attr.x2]="bar.x + bar.width + '%'"
          y1="0"
          y2="100%"
        />
      }
      @for (mark of marks(); track $index) {
        @if (mark.line) {
          <line
            class="mark"
            [class]="mark.look"
            [attr.x1]="mark.x + '%'"
            [attr.x2]="mark.x + mark.width + '%'"
            [attr.y1]="mark.middle"
            [attr.y2]="mark.middle"
          />
        } @else {
          <rect
            class="mark"
            [class]="mark.look"
            [attr.x]="mark.x + '%'"
            [attr.width]="mark.width + '%'"
            [attr.y]="mark.y"
            [attr.height]="mark.thickness"
            [attr.rx]="mark.thickness > 4 ? 2 : 0"
          />
        }
      }
      @for (cross of crosses(); track $index) {
        <svg class="lost" [attr.x]="cross.x + '%'" [attr.y]="cross.middle"><path d="M3 -3l6 6m0 -6l-6 6" /></svg>
      }
    </svg>
  `,
  styleUrl: './drawing.css',
})
export class Drawing {
  readonly scene = input.required<Scene>();
  readonly height = input.required<number>();

  private readonly rows = computed(() => rows(this.scene().lanes, this.height()).rows);
  protected readonly grid = computed(() => {
    const { scale } = this.scene();
    return ticks(scale).map((ms) => percent(scale, scale.from + ms));
  });
  protected readonly bands = computed(() =>
    this.scene().bars.map((bar) => ({
      bad: bar.outcome === 'failed' || bar.outcome === 'refused',
      ...this.stretch(bar),
    })),
  );
  protected readonly marks = computed(() =>
    this.rows().flatMap((row) =>
      row.lane.segments.map((segment) => ({ ...this.stretch(segment), ...mark(segment, row) })),
    ),
  );
  protected readonly crosses = computed(() =>
    this.rows()
      .filter(({ lane }) => lane.outcome === 'failed')
      .map((row) => ({ x: percent(this.scene().scale, row.lane.end!.at), middle: row.top + row.height / 2 })),
  );

  private stretch({ from, to }: Segment | RefreshBar): { x: number; width: number } {
    const { scale } = this.scene();
    const x = percent(scale, from);
    return { x, width: Math.max(percent(scale, to) - x, LEAST_PERCENT) };
  }
}

function mark({ kind, status }: Segment, { top, height }: Row) {
  const line = kind === 'held' || kind === 'queued';
  const thickness = Math.max(height * 0.62, 0.8);
  const middle = top + height / 2;
  const bad = kind === 'refused' || (status !== undefined && (status === 0 || status >= 400));
  const look = line ? kind : bad ? 'refused' : kind;
  return {
    line,
    thickness,
    middle,
    y: middle - thickness / 2,
    look,
  };
}
