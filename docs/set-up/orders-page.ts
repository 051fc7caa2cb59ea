import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';

@Component({
  template: `
    @for (order of orders.value(); track order) {
      <p>{{ order }}</p>
    }
  `,
})
export class OrdersPage {
  protected readonly orders = httpResource<string[]>(() => '/api/orders', { defaultValue: [] });
}
