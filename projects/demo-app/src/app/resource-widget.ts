import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';

import type { Widget, WidgetName } from './widget';
import { WidgetCard } from './widget-card';

/** A piece of the dashboard that is loaded by `httpResource`. */
@Component({
  selector: 'app-resource-widget',
  imports: [WidgetCard],
  template: `
    <app-widget-card
      [widget]="widget()"
      [loading]="resource.isLoading()"
      [error]="resource.error()"
      (again)="reload()"
    />
  `,
  styles: ':host { display: contents; }',
})
export class ResourceWidget {
  readonly name = input.required<WidgetName>();
  protected readonly resource = httpResource<Widget>(() => `/api/widgets/${this.name()}`);
  protected readonly widget = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));

  reload(): void {
    this.resource.reload();
  }
}
