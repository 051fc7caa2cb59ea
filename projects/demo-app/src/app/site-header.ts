import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { Logo } from './logo';
import { ProfileOfMine } from './profile-of-mine';
import { SignOut } from './sign-out';

@Component({
  selector: 'app-site-header',
  imports: [Logo, RouterLink, RouterLinkActive],
  template: `
    <header>
      <a class="skip" href="#main" (click)="toMain($event)">Skip to the page</a>
      <a class="home" routerLink="/" aria-label="Gatehouse, to the gate"><app-logo /></a>
      <nav aria-label="Pages">
        @for (page of pages; track page.path) {
          <a
            [routerLink]="page.path"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            >{{ page.label }}</a
          >
        }
      </nav>
      <div class="person">
        <span data-testid="person">{{ name() }}</span>
        <button type="button" class="quiet" [disabled]="leaving()" (click)="signOut()">Sign out</button>
      </div>
    </header>
  `,
  styleUrl: './site-header.css',
})
export class SiteHeader {
  private readonly profile = inject(ProfileOfMine);
  private readonly leave = inject(SignOut);
  protected readonly pages = [
    { path: '/', label: 'The gate' },
    { path: '/dashboard', label: 'Dashboard' },
    { path: '/notes', label: 'Notes' },
    { path: '/profile', label: 'Profile' },
  ];
  protected readonly name = computed(() => this.profile.value()?.displayName ?? '');
  protected readonly leaving = this.leave.underWay;

  protected signOut(): void {
    this.leave.run();
  }

  /** A plain fragment link would leave for `/#main`, because of the base element. */
  protected toMain(event: Event): void {
    event.preventDefault();
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }
}
