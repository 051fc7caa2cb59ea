import { Component, model } from '@angular/core';

import { MISFORTUNES } from '../misfortune';
import type { BurstSettings } from './burst-settings';
import { ChoiceSlider } from './choice-slider';
import { MISFORTUNE_TEXTS } from './misfortune-text';

/** What to order before the button is pressed. */
@Component({
  selector: 'app-burst-controls',
  imports: [ChoiceSlider],
  templateUrl: './burst-controls.html',
  styleUrl: './burst-controls.css',
})
export class BurstControls {
  readonly settings = model.required<BurstSettings>();
  protected readonly misfortunes = MISFORTUNES;
  protected readonly texts = MISFORTUNE_TEXTS;
  protected readonly sliders = [
    { key: 'requests', label: 'Requests', unit: '', choices: [1, 2, 5, 10, 20, 30, 40, 50, 60, 80, 100] },
    { key: 'itemMs', label: 'Each answer takes', unit: 'ms', choices: [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000] },
    {
      key: 'refreshDelayMs',
      label: 'The refresh takes',
      unit: 'ms',
      choices: [0, 50, 100, 200, 500, 1_000, 2_000, 3_000],
    },
    { key: 'tokenSeconds', label: 'A token lives for', unit: 's', choices: [2, 5, 10, 30, 60, 120, 300] },
  ] as const;

  protected set<Key extends keyof BurstSettings>(key: Key, value: BurstSettings[Key]): void {
    this.settings.update((settings) => ({ ...settings, [key]: value }));
  }
}
