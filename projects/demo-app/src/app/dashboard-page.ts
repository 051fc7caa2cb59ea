import { Component, viewChildren } from '@angular/core';

import { ClientWidget } from './client-widget';
import { LiveLog } from './live-log';
import { ResourceWidget } from './resource-widget';
import { TryIt } from './try-it';
import { WIDGET_NAMES } from './widget';

@Component({
  selector: 'app-dashboard-page',
  imports: [ClientWidget, LiveLog, ResourceWidget, TryIt],
  template: `
    <div class="heading">
      <div>
        <h1>Dashboard</h1>
        <p class="hint">Twelve requests at once: eight by HttpClient, four by httpResource.</p>
      </div>
      <button type="button" class="quiet" (click)="reload()">Reload widgets</button>
    </div>
    <section class="grid figures" aria-label="Figures">
      @for (name of figures; track name) {
        <app-client-widget [name]="name" />
      }
    </section>
    <section class="grid" aria-label="Lists">
      @for (name of lists; track name) {
        <app-resource-widget [name]="name" />
      }
    </section>
    <app-try-it />
    <app-live-log />
  `,
  styleUrl: './dashboard-page.css',
})
export class DashboardPage {
  protected readonly figures = WIDGET_NAMES.slice(0, 8);
  protected readonly lists = WIDGET_NAMES.slice(8);
  private readonly clientWidgets = viewChildren(ClientWidget);
  private readonly resourceWidgets = viewChildren(ResourceWidget);

  protected reload(): void {
    for (const widget of [...this.clientWidgets(), ...this.resourceWidgets()]) widget.reload();
  }
}
