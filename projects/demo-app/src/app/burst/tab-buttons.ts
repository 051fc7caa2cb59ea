import { Component, computed, inject, input, output } from '@angular/core';

import { DemoTabs } from './demo-tabs';

/** Other tabs take part: one refresh has to do for all of them. */
@Component({
  selector: 'app-tab-buttons',
  template: `
    <p class="hint">{{ text() }}</p>
    <button type="button" class="quiet small" (click)="openTab()">Open another tab</button>
    <button type="button" class="quiet small" [disabled]="busy() || !others().length" (click)="fire.emit()">
      Fire in all tabs
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
      padding-top: 0.9rem;
      border-top: 1px solid var(--line);
    }
    p {
      flex: 1 1 14rem;
      margin: 0;
    }
  `,
})
export class TabButtons {
  readonly busy = input(false);
  readonly fire = output();
  protected readonly others = inject(DemoTabs).others;
  protected readonly text = computed(() => {
    const { length } = this.others();
    if (!length) return 'All tabs share one refresh: try it with two.';
    return length === 1 ? 'Another tab shows the gate.' : `${length} other tabs show the gate.`;
  });

  protected openTab(): void {
    open('/', '_blank');
  }
}
