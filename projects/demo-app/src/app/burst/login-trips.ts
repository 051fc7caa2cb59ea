import { inject, Injectable, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

import type { Trips } from '../timeline/verdict';

const STAYED: Trips = { toLogin: 0, back: false };

/** Counts how often the person was led to the login page. */
@Injectable({ providedIn: 'root' })
export class LoginTrips {
  private readonly counted = signal(STAYED);
  readonly trips = this.counted.asReadonly();

  constructor() {
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.counted.update((trips) => after(trips, event.urlAfterRedirects));
    });
  }

  countAnew(): void {
    this.counted.set(STAYED);
  }
}

function after({ toLogin, back }: Trips, url: string): Trips {
  if (url.startsWith('/login')) return { toLogin: toLogin + 1, back: false };
  return { toLogin, back: back || toLogin > 0 };
}
