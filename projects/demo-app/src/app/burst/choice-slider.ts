import { Component, computed, input, model } from '@angular/core';

/** A slider over round values: what matters spans orders of magnitude. */
@Component({
  selector: 'app-choice-slider',
  template: `
    <label>
      <span
        >{{ label() }} <output>{{ text() }}</output></span
      >
      <input
        #range
        type="range"
        min="0"
        [max]="choices().length - 1"
        [value]="index()"
        [attr.aria-label]="label()"
        [attr.aria-valuetext]="text()"
        (input)="value.set(choices()[range.valueAsNumber]!)"
      />
    </label>
  `,
  styleUrl: './choice-slider.css',
})
export class ChoiceSlider {
  readonly label = input.required<string>();
  readonly unit = input('');
  readonly choices = input.required<readonly number[]>();
  readonly value = model.required<number>();
  protected readonly index = computed(() => this.choices().indexOf(this.value()));
  protected readonly text = computed(() => inWords(this.value(), this.unit()));
}

function inWords(value: number, unit: string): string {
  if (unit === 'ms' && value >= 1_000) return `${value / 1_000} s`;
  if (unit === 's' && value >= 60) return `${value / 60} min`;
  return unit ? `${value} ${unit}` : String(value);
}
