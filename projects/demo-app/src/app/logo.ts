import { Component } from '@angular/core';

@Component({
  selector: 'app-logo',
  template: `
    <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" stroke-linecap="round">
        <path d="M8 25V14a8 8 0 0 1 16 0v11" stroke-width="2.6" />
        <path d="M13 25V15m6 10V15M8 19h16" stroke-width="2.2" />
      </g>
    </svg>
    <span class="name">Gatehouse</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.7rem;
    }
    svg {
      display: block;
    }
    .name {
      font-size: 1.2rem;
      font-weight: 650;
      letter-spacing: -0.02em;
    }
  `,
})
export class Logo {}
