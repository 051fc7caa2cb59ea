import { Component } from '@angular/core';

/** What people see first: a burst of requests at the gate. */
@Component({
  selector: 'app-gate-page',
  template: `<h1>The gate</h1>`,
})
export class GatePage {}
