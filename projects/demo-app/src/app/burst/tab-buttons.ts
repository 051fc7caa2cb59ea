import { Component, inject, input, output } from '@angular/core';

import { DemoTabs } from './demo-tabs';

/** Other tabs take part: one refresh has to do for all of them. */
@Component({
  selector: 'app-tab-buttons',
  template: `
    <button type="button" class="quiet small" (click)="openTab()">Open another tab</button>
    <button type="button" class="quiet small" [disabled]="busy() || !others().length" (click)="fire.emit()">
      Fire in all tabs
    </button>
  `,
  styles: `
    :host {
      display: flex;
      gap: 0.5rem;
    }
    button {
      flex: auto;
      padding-inline: 0.6rem;
      font-size: 0.8125rem;
      white-space: nowrap;
    }
  `,
})
export class TabButtons {
  readonly busy = input(false);
  readonly fire = output();
  protected readonly others = inject(DemoTabs).others;

  protected openTab(): void {
    open('/', '_blank');
  }
}
