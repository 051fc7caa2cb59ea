import { computed, EnvironmentInjector, inject, Injectable, signal } from '@angular/core';
import { TokenService } from 'ngx-token-refresh';
import { debounceTime, filter, firstValueFrom, merge, Subject } from 'rxjs';

import { RUNNERS, type Runner } from '../competitors/burst-runner';
import { failureText } from '../failure-text';
import { burstPath, type Contender } from '../timeline/burst-path';
import { figures, type Figures } from '../timeline/figures';
import { scene, type Scene } from '../timeline/scene';
import { now } from '../timeline/server-clock';
import type { GateSight, Sighting } from '../timeline/sighting';
import { BurstServer } from './burst-server';
import type { BurstSettings } from './burst-settings';
import { DemoTabs } from './demo-tabs';
import { shoot } from './shoot';

export interface Run {
  readonly scene: Scene;
  readonly figures: Figures;
}

/** The library comes last: where the session ends, it leads to the login page. */
const IN_TURN: readonly Contender[] = ['tutorial', 'axios', 'library'];

/** When nothing has moved for so long, beyond what was ordered to be slow, nothing will: the others have no time limit that would end it. */
const PATIENCE_MS: Readonly<Record<Contender, number>> = { tutorial: 3_000, axios: 3_000, library: 20_000 };

/** The same burst, sent in three ways; nothing is drawn meanwhile, for any of them. It outlives the page that shows it, as bursts do. */
@Injectable({ providedIn: 'root' })
export class ComparisonRuns {
  private readonly server = inject(BurstServer);
  private readonly injector = inject(EnvironmentInjector);
  private readonly events = inject(TokenService).events;
  /** Its paths are no other burst's. */
  private readonly tab = `${inject(DemoTabs).id}c`;
  private readonly found = signal<Partial<Record<Contender, Run>>>({});
  private readonly current = signal<Contender | undefined>(undefined);
  private readonly ordered = signal<BurstSettings | undefined>(undefined);
  private count = 0;

  readonly failure = signal('');
  readonly runs = this.found.asReadonly();
  /** Who sends at the moment. */
  readonly underWay = this.current.asReadonly();
  readonly busy = computed(() => this.current() !== undefined);
  readonly settings = this.ordered.asReadonly();

  async compare(settings: BurstSettings): Promise<void> {
    this.failure.set('');
    this.found.set({});
    this.ordered.set(settings);
    this.current.set(IN_TURN[0]);
    this.count++;
    try {
      // Their sessions are granted to somebody whose own is good: all are made before anything goes wrong.
      const runners = new Map<Contender, Runner>();
      for (const contender of IN_TURN) runners.set(contender, await RUNNERS[contender](this.injector));
      for (const [contender, runner] of runners) {
        this.current.set(contender);
        const run = await this.send(contender, runner, settings);
        this.found.update((runs) => ({ ...runs, [contender]: run }));
      }
    } catch (error) {
      this.failure.set(failureText(error));
    } finally {
      await this.server.recover(settings).catch(() => undefined);
      this.current.set(undefined);
    }
  }

  private async send(contender: Contender, runner: Runner, settings: BurstSettings): Promise<Run> {
    await this.server.prepare(settings);
    await this.server.news();
    const gate: GateSight[] = [];
    const listening = this.events.subscribe((event) => gate.push({ tab: this.tab, at: now(), event }));
    const from = now();
    const sightings = await this.settled(contender, runner, settings);
    listening.unsubscribe();
    const wire = await this.server.news();
    // Who waits for ever is drawn as far as something happened, and a little further.
    const last = Math.max(from, ...wire.map(({ at }) => at), ...sightings.map(({ end }) => end?.at ?? from));
    const stopped = from + (last - from) * 1.2;
    const found = scene({ sightings, gate, wire, from, now: stopped, contender, here: this.tab });
    return { scene: found, figures: figures(found.lanes, found.wire) };
  }

  /** What was seen until everything had ended, or nothing moved any more. */
  private async settled(contender: Contender, runner: Runner, settings: BurstSettings): Promise<readonly Sighting[]> {
    const sightings = new Map<string, Sighting>();
    const moved = new Subject<void>();
    const patience = PATIENCE_MS[contender] + settings.refreshDelayMs + 2 * settings.itemMs;
    const ended = moved.pipe(filter(() => [...sightings.values()].every(({ end }) => end)));
    const over = firstValueFrom(merge(ended, moved.pipe(debounceTime(patience))));
    const paths = Array.from({ length: settings.requests }, (_, index) =>
      burstPath(this.tab, this.count, contender, index + 1),
    );
    const sent = shoot(runner, paths, settings, (sighting) => {
      sightings.set(sighting.path, sighting);
      moved.next();
    });
    await over;
    sent.unsubscribe();
    return [...sightings.values()];
  }
}
