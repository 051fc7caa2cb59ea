import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, inject, input, signal, type OnInit } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';

import type { Widget, WidgetName } from './widget';
import { WidgetCard } from './widget-card';

/** A piece of the dashboard that is loaded by `HttpClient`. */
@Component({
  selector: 'app-client-widget',
  imports: [WidgetCard],
  template: `<app-widget-card [widget]="widget()" [loading]="loading()" [error]="error()" (again)="reload()" />`,
  styles: ':host { display: contents; }',
})
export class ClientWidget implements OnInit {
  private readonly http = inject(HttpClient);
  private readonly destroyRef = inject(DestroyRef);
  readonly name = input.required<WidgetName>();
  protected readonly widget = signal<Widget | undefined>(undefined);
  protected readonly loading = signal(false);
  protected readonly error = signal<unknown>(undefined);

  ngOnInit(): void {
    this.reload();
  }

  reload(): void {
    this.loading.set(true);
    this.error.set(undefined);
    this.http
      .get<Widget>(`/api/widgets/${this.name()}`)
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe({ next: (widget) => this.settle(widget), error: (error) => this.settle(undefined, error) });
  }

  private settle(widget: Widget | undefined, error?: unknown): void {
    this.widget.set(widget);
    this.error.set(error);
    this.loading.set(false);
  }
}
