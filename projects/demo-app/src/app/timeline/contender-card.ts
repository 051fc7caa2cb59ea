import { Component, computed, input } from '@angular/core';

import { Drawing } from './drawing';
import type { Figures } from './figures';
import type { Scene } from './scene';
import { spanText } from './span-text';

/** What a burst cost one of those who are compared. */
@Component({
  selector: 'app-contender-card',
  imports: [Drawing],
  template: `
    <h3>{{ name() }}</h3>
    <p class="hint">{{ hint() }}</p>
    <div class="picture">
      @if (scene(); as scene) {
        <app-drawing [scene]="scene" [height]="110" />
      } @else {
        <span>{{ sending() ? 'sending …' : 'not sent yet' }}</span>
      }
    </div>
    <dl>
      @for (row of rows(); track row.key) {
        <div [class.bad]="row.bad">
          <dt>{{ row.name }}</dt>
          <dd [attr.data-testid]="row.key">{{ row.value }}</dd>
        </div>
      }
    </dl>
    <p class="fate">{{ fate() }}</p>
  `,
  styleUrl: './contender-card.css',
})
export class ContenderCard {
  readonly name = input.required<string>();
  readonly hint = input.required<string>();
  readonly scene = input<Scene>();
  readonly figures = input<Figures>();
  readonly sending = input(false);
  protected readonly rows = computed(() => rowsOf(this.figures()));
  protected readonly fate = computed(() => fateOf(this.figures()));
}

function rowsOf(figures: Figures | undefined) {
  const last = figures?.lastAnswerMs;
  return [
    { key: 'last-answer', name: 'Last answer', value: last === undefined ? '–' : spanText(last), bad: false },
    { key: 'refreshes', name: 'Refreshes', value: figures?.refreshes ?? '–', bad: false },
    { key: 'on-the-wire', name: 'On the wire', value: figures?.onTheWire ?? '–', bad: false },
    { key: 'lost', name: 'Lost', value: figures?.lost ?? '–', bad: !!figures?.lost },
  ];
}

/** What became of those that were lost: an error can be shown to somebody, a wait without end cannot. */
function fateOf(figures: Figures | undefined): string {
  if (!figures?.lost) return '';
  if (!figures.waiting) return 'Each of them was told, and can be tried again.';
  return `${figures.waiting} of them were told nothing, and still waited at the end.`;
}
