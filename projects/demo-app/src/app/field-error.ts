import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** What is wrong with a field, once somebody has been in it. */
@Component({
  selector: 'app-field-error',
  template: `<span class="field-error" [id]="errorId()" role="alert">{{ text() }}</span>`,
  styles: `
    .field-error {
      color: var(--bad);
      font-size: 0.875rem;
    }
    .field-error:empty {
      display: none;
    }
  `,
})
export class FieldError {
  readonly errorId = input.required<string>();
  readonly field = input.required<FieldTree<string>>();
  protected readonly text = computed(() => {
    const state = this.field()();
    return state.touched() ? (state.errors()[0]?.message ?? '') : '';
  });
}
