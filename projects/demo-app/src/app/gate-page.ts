import { Component, computed, DestroyRef, inject, signal } from '@angular/core';

import { BurstControls } from './burst/burst-controls';
import { FIRST_SETTINGS } from './burst/burst-settings';
import { Bursts } from './burst/bursts';
import { ComparisonRuns } from './burst/comparison-runs';
import { DemoTabs } from './burst/demo-tabs';
import { TabButtons } from './burst/tab-buttons';
import { Comparison } from './timeline/comparison';
import { sketch } from './timeline/sketch';
import { Timeline } from './timeline/timeline';

/** What people see first: a burst of requests at the gate. */
@Component({
  selector: 'app-gate-page',
  imports: [BurstControls, Comparison, TabButtons, Timeline],
  templateUrl: './gate-page.html',
  styleUrl: './gate-page.css',
})
export class GatePage {
  private readonly bursts = inject(Bursts);
  private readonly tabs = inject(DemoTabs);
  protected readonly settings = signal(this.bursts.round()?.settings ?? FIRST_SETTINGS);
  protected readonly here = this.tabs.id;
  private readonly comparing = inject(ComparisonRuns).busy;
  protected readonly busy = computed(() => this.bursts.busy() || this.comparing());
  protected readonly verdict = this.bursts.verdict;
  protected readonly failure = this.bursts.failure;
  /** Before the first burst there is a sketch of it. */
  protected readonly fired = computed(() => this.bursts.scene().lanes.length > 0);
  protected readonly scene = computed(() => (this.fired() ? this.bursts.scene() : sketch(this.settings().requests)));

  constructor() {
    this.tabs.enter();
    inject(DestroyRef).onDestroy(() => this.tabs.leave());
  }

  protected fire(everywhere = false): void {
    void this.bursts.fire(this.settings(), everywhere);
  }
}
