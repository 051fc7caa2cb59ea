import { Component } from '@angular/core';

/** What the shapes of the picture mean. */
@Component({
  selector: 'app-legend',
  template: `
    <ul aria-label="Legend">
      <li>
        <svg width="18" height="10" aria-hidden="true">
          <rect class="mark refused" x="1" y="1.5" width="16" height="7" rx="2" />
        </svg>
        refused: 401
      </li>
      <li>
        <svg width="18" height="10" aria-hidden="true"><line class="mark held" x1="0" x2="18" y1="5" y2="5" /></svg>
        waiting at the gate
      </li>
      <li>
        <svg width="18" height="14" aria-hidden="true">
          <rect class="band" width="18" height="14" />
          <path class="edge" d="M.75 0v14M17.25 0v14" />
        </svg>
        the refresh
      </li>
      <li>
        <svg width="18" height="10" aria-hidden="true">
          <rect class="mark replayed" y="1" width="18" height="8" rx="2" />
        </svg>
        sent again, answered
      </li>
      <li>
        <svg width="18" height="10" aria-hidden="true">
          <rect class="mark sent" y="1" width="18" height="8" rx="2" />
        </svg>
        sent once, answered
      </li>
      <li>
        <svg width="18" height="10" aria-hidden="true"><line class="mark queued" x1="0" x2="18" y1="5" y2="5" /></svg>
        not yet at the server
      </li>
      <li>
        <svg width="12" height="10" aria-hidden="true"><path class="lost" d="M2 1l8 8m0 -8l-8 8" /></svg>
        lost
      </li>
    </ul>
  `,
  styleUrls: ['./drawing.css', './legend.css'],
})
export class Legend {}
