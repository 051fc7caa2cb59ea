import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { TokenService } from 'ngx-token-refresh';
import { firstValueFrom } from 'rxjs';

import { asItIs } from '../as-it-is';
import type { Misfortune } from '../misfortune';
import { byOurClock, now } from '../timeline/server-clock';
import type { WireEntry, WireNews } from '../wire-entry';
import type { BurstSettings } from './burst-settings';

/** What would go on for ever; the others wear off. */
const LASTING: readonly Misfortune[] = ['refused', 'fresh-refused', 'offline', 'clock'];
/** What leaves the session without a good token: the answer to the next attempt shows that it goes on. */
const UNSETTLED: readonly Misfortune[] = ['hangs', 'lost'];

/** The server, as far as bursts concern it: how it shall behave, and what it saw. */
@Injectable({ providedIn: 'root' })
export class BurstServer {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(TokenService);
  private last = 0;

  async prepare({ tokenSeconds, refreshDelayMs, misfortune }: BurstSettings): Promise<void> {
    await this.set({ accessTokenSeconds: tokenSeconds, refreshDelayMs, misfortune });
  }

  /** The misfortune is over: the rest of the demo goes on. */
  async recover({ misfortune }: BurstSettings): Promise<void> {
    if (LASTING.includes(misfortune)) await this.set({ misfortune: 'none' satisfies Misfortune });
    // A session that cannot be continued is the library's to end.
    if (UNSETTLED.includes(misfortune)) await this.tokens.refresh().catch(() => undefined);
  }

  /** What is new in the server's log, by this page's clock. */
  async news(): Promise<readonly WireEntry[]> {
    const askedAt = now();
    const news = await firstValueFrom(this.http.get<WireNews>(`/api/log?after=${this.last}`, asItIs()));
    this.last = news.last;
    return byOurClock(news, askedAt, now());
  }

  private async set(settings: object): Promise<void> {
    await firstValueFrom(this.http.post('/api/lab/settings', settings, asItIs()));
  }
}
