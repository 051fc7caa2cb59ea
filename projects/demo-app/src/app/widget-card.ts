import { Component, computed, input, output } from '@angular/core';

import { failureText } from './failure-text';
import { Sparkline } from './sparkline';
import type { Widget } from './widget';

/** One piece of the dashboard, however it was loaded. */
@Component({
  selector: 'app-widget-card',
  imports: [Sparkline],
  template: `
    <article class="card" [attr.aria-busy]="loading()" [class.loading]="loading()" [attr.data-testid]="testId()">
      @if (widget(); as piece) {
        <h2>{{ piece.title }}</h2>
        @if (piece.value) {
          <p class="value">{{ piece.value }}</p>
        }
        @if (piece.series; as series) {
          <app-sparkline [series]="series" />
        }
        @if (piece.hint) {
          <p class="hint">{{ piece.hint }}</p>
        }
        @if (piece.rows; as rows) {
          <dl>
            @for (row of rows; track $index) {
              <div>
                <dt>{{ row.label }}</dt>
                <dd>{{ row.value }}</dd>
              </div>
            }
          </dl>
        }
      } @else if (failure()) {
        <p class="hint">{{ failure() }}</p>
        <button type="button" class="quiet" (click)="again.emit()">Try again</button>
      } @else {
        <span class="bone short"></span><span class="bone"></span>
      }
    </article>
  `,
  styleUrl: './widget-card.css',
})
export class WidgetCard {
  readonly widget = input<Widget>();
  readonly loading = input(false);
  readonly error = input<unknown>();
  readonly again = output();
  protected readonly failure = computed(() => (this.error() ? failureText(this.error()) : ''));
  protected readonly testId = computed(() => (this.widget() ? 'widget-loaded' : 'widget-empty'));
}
