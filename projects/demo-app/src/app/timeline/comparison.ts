import { Component, computed, inject, input } from '@angular/core';

import type { BurstSettings } from '../burst/burst-settings';
import { ComparisonRuns } from '../burst/comparison-runs';
import { MISFORTUNE_TEXTS } from '../burst/misfortune-text';
import type { Contender } from './burst-path';
import { ContenderCard } from './contender-card';
import { onScale, type Scene } from './scene';

const NAMES: readonly { contender: Contender; name: string; hint: string }[] = [
  { contender: 'library', name: 'ngx-token-refresh', hint: 'one refresh that everybody shares' },
  { contender: 'tutorial', name: 'The tutorials’ interceptor', hint: 'a flag and a BehaviorSubject' },
  {
    contender: 'axios',
    name: 'The article’s axios interceptor',
    hint: 'a queue, and a timer of half a second',
  },
];

/** The same burst, through what people would use instead. */
@Component({
  selector: 'app-comparison',
  imports: [ContenderCard],
  templateUrl: './comparison.html',
  styleUrl: './comparison.css',
})
export class Comparison {
  private readonly comparison = inject(ComparisonRuns);
  readonly settings = input.required<BurstSettings>();
  readonly disabled = input(false);
  protected readonly runs = this.comparison.runs;
  protected readonly underWay = this.comparison.underWay;
  protected readonly failure = this.comparison.failure;
  protected readonly names = NAMES;
  /** One scale for all three: what took longer is longer. */
  private readonly span = computed(() => Math.max(...Object.values(this.runs()).map(({ scene }) => scene.scale.span)));
  protected readonly caption = computed(() => {
    const settings = this.comparison.settings();
    if (this.failure()) return this.failure();
    if (!settings) return 'The burst that is set up above, on the same server, one after the other.';
    const { requests, misfortune } = settings;
    return `${requests} requests. What went wrong: ${MISFORTUNE_TEXTS[misfortune].label.toLowerCase()}.`;
  });

  protected run(): void {
    void this.comparison.compare(this.settings());
  }

  protected sceneOf(contender: Contender): Scene | undefined {
    const scene = this.runs()[contender]?.scene;
    return scene && onScale(scene, { from: scene.scale.from, span: this.span() });
  }
}
