import { inject, Injectable, signal } from '@angular/core';
import { TokenService, type TokenRefreshEvent } from 'ngx-token-refresh';

const MOST_ENTRIES = 200;

export interface GateEntry {
  readonly id: number;
  readonly at: number;
  readonly event: TokenRefreshEvent;
}

/** What happened at the gate since the page was loaded, newest first. */
@Injectable({ providedIn: 'root' })
export class GateLog {
  private readonly events = inject(TokenService).events;
  private readonly list = signal<readonly GateEntry[]>([]);
  readonly entries = this.list.asReadonly();

  listen(): void {
    this.events.subscribe((event) =>
      this.list.update((entries) => {
        const id = (entries[0]?.id ?? 0) + 1;
        return [{ id, at: Date.now(), event }, ...entries].slice(0, MOST_ENTRIES);
      }),
    );
  }

  clear(): void {
    this.list.set([]);
  }
}
