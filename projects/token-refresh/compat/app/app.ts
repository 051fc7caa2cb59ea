import { isPlatformServer } from '@angular/common';
import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  inject,
  NgZone,
  PLATFORM_ID,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterOutlet } from '@angular/router';
import { TokenService } from 'ngx-token-refresh';

import { WITH_ZONE } from './cell';

/** Writes where the test reads it whether the app is stable, and whether anything was told to it outside its zone. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  // eslint-disable-next-line @angular-eslint/prefer-on-push-component-change-detection -- so that zone.js alone can show something
  changeDetection: ChangeDetectionStrategy.Default,
  template: '<router-outlet />',
})
export class App {
  constructor() {
    if (isPlatformServer(inject(PLATFORM_ID))) return;
    const { documentElement } = inject(DOCUMENT);
    inject(ApplicationRef)
      .isStable.pipe(takeUntilDestroyed())
      .subscribe((isStable) => documentElement.setAttribute('data-stable', String(isStable)));
    const notice = ({ type }: { type: string | number }) => {
      if (WITH_ZONE && !NgZone.isInAngularZone()) documentElement.setAttribute('data-outside', String(type));
    };
    inject(TokenService).events.pipe(takeUntilDestroyed()).subscribe(notice);
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => notice(event as { type: number }));
  }
}
