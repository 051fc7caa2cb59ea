import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { RouterLink, RouterOutlet, type Routes } from '@angular/router';

/** What every app with a list from a server has: HttpClient, the router, and a signal of what came. */
@Component({
  selector: 'app-items',
  imports: [RouterLink],
  template: `@for (item of items(); track item) {
    <a [routerLink]="item">{{ item }}</a>
  }`,
})
class Items {
  protected readonly items = toSignal(inject(HttpClient).get<string[]>('/api/items'));
}

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {}

export const routes: Routes = [{ path: '**', component: Items }];
