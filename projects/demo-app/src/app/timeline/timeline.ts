import { Component, computed, input, linkedSignal } from '@angular/core';

import { axisCaptions, refreshCaptions, sketchCaptions } from './captions';
import { Drawing } from './drawing';
import { Legend } from './legend';
import { rows } from './rows';
import type { Scene } from './scene';
import { story } from './story';

const HEIGHT = 340;

/** A burst, lane by lane: who points at a lane, or walks to it with the arrow keys, is told what became of that request. */
@Component({
  selector: 'app-timeline',
  imports: [Drawing, Legend],
  templateUrl: './timeline.html',
  styleUrl: './timeline.css',
})
export class Timeline {
  readonly scene = input.required<Scene>();
  /** Whether the scene is but an example of what will be seen. */
  readonly sketch = input(false);
  /** The tab whose page this is. */
  readonly here = input.required<string>();

  protected readonly height = HEIGHT;
  protected readonly lanes = computed(() => this.scene().lanes);
  protected readonly layout = computed(() => rows(this.lanes(), HEIGHT));
  private readonly paths = computed(() =>
    this.lanes()
      .map(({ path }) => path)
      .join(),
  );
  /** The lane that is told of: none of them after a new burst has begun. */
  protected readonly chosen = linkedSignal<string, number>({ source: this.paths, computation: () => -1 });
  protected readonly chosenLane = computed(() => this.lanes()[this.chosen()]);
  protected readonly told = computed(() => {
    const lane = this.chosenLane();
    return lane && story(lane, this.scene().bars);
  });
  protected readonly numbers = computed(() => {
    const { rows } = this.layout();
    const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (rows[0]?.height ?? 0) * each >= 14) ?? 100;
    return rows.filter(({ lane }) => lane.item % step === 0);
  });
  protected readonly axis = computed(() => axisCaptions(this.scene()));
  protected readonly names = computed(() => (this.sketch() ? sketchCaptions : refreshCaptions)(this.scene()));

  protected storyOf(index: number): string {
    const lane = this.lanes()[index]!;
    return `Request ${lane.item}. ${story(lane, this.scene().bars)}`;
  }

  protected tabName(tab: string): string {
    return tab === this.here() ? 'This tab' : 'Another tab';
  }

  /** A finger that is lifted leaves as well: what it has touched stays told. */
  protected leave({ pointerType }: PointerEvent): void {
    if (pointerType === 'mouse') this.chosen.set(-1);
  }

  protected walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -1e9,
      End: 1e9,
    };
    const step = steps[event.key];
    if (step === undefined || !this.lanes().length) return;
    event.preventDefault();
    this.chosen.update((index) => Math.min(Math.max(index + step, 0), this.lanes().length - 1));
  }

  protected enter(): void {
    if (this.chosen() < 0 && this.lanes().length) this.chosen.set(0);
  }
}
