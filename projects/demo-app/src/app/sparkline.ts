import { Component, computed, input } from '@angular/core';

const WIDTH = 120;
const HEIGHT = 30;

/** The course of a figure, without axes. */
@Component({
  selector: 'app-sparkline',
  template: `
    <svg [attr.viewBox]="box" preserveAspectRatio="none" aria-hidden="true">
      <polyline
        [attr.points]="points()"
        fill="none"
        stroke="var(--accent)"
        stroke-width="2"
        stroke-linejoin="round"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
      height: 2.25rem;
    }
  `,
})
export class Sparkline {
  readonly series = input.required<readonly number[]>();
  protected readonly box = `0 -2 ${WIDTH} ${HEIGHT + 4}`;
  protected readonly points = computed(() => {
    const series = this.series();
    const least = Math.min(...series);
    const span = Math.max(...series) - least || 1;
    const step = WIDTH / Math.max(series.length - 1, 1);
    return series
      .map((value, index) => `${(index * step).toFixed(1)},${(HEIGHT * (1 - (value - least) / span)).toFixed(1)}`)
      .join(' ');
  });
}
