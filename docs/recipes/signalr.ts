import { computed, effect, inject, Injectable, InjectionToken, signal } from '@angular/core';
import { HubConnectionBuilder, type HubConnection } from '@microsoft/signalr';
import { TokenService } from 'ngx-token-refresh';

export const HUB = new InjectionToken<string>('HUB', { factory: () => '/hubs/orders' });

// #region hub
@Injectable({ providedIn: 'root' })
export class OrdersHub {
  readonly #tokens = inject(TokenService);
  readonly #url = inject(HUB);
  readonly #sessionId = computed(() => {
    const session = this.#tokens.session();
    return 'tokens' in session ? session.tokens.sessionId : undefined;
  });
  readonly #latest = signal<string | undefined>(undefined);
  readonly latest = this.#latest.asReadonly();

  constructor() {
    // A connection for each session: it ends with it, and is never somebody else's.
    effect((onCleanup) => {
      if (!this.#sessionId()) return;
      const connection = new HubConnectionBuilder()
        .withUrl(this.#url, { accessTokenFactory: async () => (await this.#tokens.validToken()) ?? '' })
        .withAutomaticReconnect()
        .build();
      connection.on('order', (order: string) => this.#latest.set(order));
      this.#start(connection).catch(() => this.#latest.set(undefined));
      onCleanup(() => void connection.stop());
    });
  }

  async #start(connection: HubConnection): Promise<void> {
    try {
      await connection.start();
    } catch (error) {
      // The token was good by the clock, and the server refused it. SignalR tells the status in the text.
      if (!/\b401\b/.test(String(error))) throw error;
      await this.#tokens.refresh();
      await connection.start();
    }
  }
}
// #endregion
