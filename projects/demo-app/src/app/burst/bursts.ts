import { computed, EnvironmentInjector, inject, Injectable, signal } from '@angular/core';
import { TokenService } from 'ngx-token-refresh';
import { concatMap, debounceTime, firstValueFrom, Subject } from 'rxjs';

import { libraryRunner } from '../competitors/library';
import { failureText } from '../failure-text';
import { burstPath } from '../timeline/burst-path';
import { scene } from '../timeline/scene';
import { now } from '../timeline/server-clock';
import type { GateSight, Sighting } from '../timeline/sighting';
import { verdict } from '../timeline/verdict';
import type { WireEntry } from '../wire-entry';
import { BurstServer } from './burst-server';
import type { BurstSettings } from './burst-settings';
import { DemoTabs, type TabMessage } from './demo-tabs';
import { eachFrame } from './each-frame';
import { LoginTrips } from './login-trips';
import type { Round } from './round';
import { shoot } from './shoot';

const MOST_SIGHTS = 5_000;
/** The server writes down what it has answered a moment after the page has the answer. */
const SERVER_WRITES_MS = 60;

/**
 * The last burst, in this tab and in the others. It outlives the page that shows it: a session that ends leads to the login page in the
 * middle of it.
 */
@Injectable({ providedIn: 'root' })
export class Bursts {
  private readonly run = libraryRunner(inject(EnvironmentInjector));
  private readonly tokens = inject(TokenService);
  private readonly server = inject(BurstServer);
  private readonly tabs = inject(DemoTabs);
  private readonly loginTrips = inject(LoginTrips);

  private readonly current = signal<Round | undefined>(undefined);
  private readonly sightings = signal<ReadonlyMap<string, Sighting>>(new Map());
  private readonly gate = signal<readonly GateSight[]>([]);
  private readonly wire = signal<readonly WireEntry[]>([]);
  private readonly time = signal(0);
  private readonly underWay = signal(false);
  private count = 0;
  private drawing = false;
  private readonly allEnded = new Subject<void>();
  private readonly told = new Subject<void>();

  readonly failure = signal('');
  readonly round = this.current.asReadonly();
  /** Whether a burst of this tab has been ordered and is not over. */
  readonly busy = this.underWay.asReadonly();
  readonly scene = computed(() =>
    scene({
      sightings: [...this.sightings().values()],
      gate: this.gate(),
      wire: this.wire(),
      from: this.current()?.from ?? 0,
      now: this.time(),
      contender: 'library',
      here: this.tabs.id,
    }),
  );
  readonly verdict = computed(() => verdict(this.scene().lanes, this.loginTrips.trips()));

  constructor() {
    this.tokens.events.subscribe((event) => {
      const sight = { tab: this.tabs.id, at: now(), event };
      this.noteGate(sight);
      const round = this.current();
      if (round) this.tabs.tell({ type: 'gate', round: round.id, sight });
    });
    this.tabs.messages.subscribe((message) => this.hear(message));
    this.allEnded
      .pipe(
        debounceTime(SERVER_WRITES_MS),
        concatMap(() => this.server.news().catch(() => [])),
      )
      .subscribe((news) => {
        this.wire.update((entries) => [...entries, ...news]);
        this.told.next();
      });
  }

  /** Resolves when all that was sent has ended, and the server has told what it saw of it. */
  async fire(settings: BurstSettings, everywhere = false): Promise<void> {
    this.failure.set('');
    this.underWay.set(true);
    try {
      await this.server.prepare(settings);
      await this.server.news();
      const round = { id: `${this.tabs.id}-${this.count + 1}`, from: now(), settings };
      this.begin(round);
      this.tabs.tell({ type: 'fire', round, everywhere });
      const told = firstValueFrom(this.told);
      this.shoot(round);
      await told;
      await this.server.recover(settings);
    } catch (error) {
      this.failure.set(failureText(error));
    } finally {
      this.underWay.set(false);
    }
  }

  private begin(round: Round): void {
    this.current.set(round);
    this.sightings.set(new Map());
    this.gate.set([]);
    this.wire.set([]);
    this.loginTrips.countAnew();
    this.time.set(round.from);
  }

  private shoot({ id, settings }: Round): void {
    const burst = ++this.count;
    const paths = Array.from({ length: settings.requests }, (_, index) =>
      burstPath(this.tabs.id, burst, 'library', index + 1),
    );
    shoot(this.run, paths, settings, (sighting) => {
      if (id !== this.current()?.id) return;
      this.noteSighting(sighting);
      this.tabs.tell({ type: 'sighting', round: id, sighting });
    });
  }

  private hear(message: TabMessage): void {
    if (message.type === 'fire') {
      this.begin(message.round);
      if (message.everywhere && this.tabs.shown) this.shoot(message.round);
    }
    if (message.type === 'sighting' && message.round === this.current()?.id) this.noteSighting(message.sighting);
    if (message.type === 'gate' && message.round === this.current()?.id) this.noteGate(message.sight);
  }

  private noteGate(sight: GateSight): void {
    if (!this.current()) return;
    this.gate.update((sights) => [...sights, sight].slice(-MOST_SIGHTS));
  }

  private noteSighting(sighting: Sighting): void {
    this.time.set(now());
    this.sightings.update((sightings) => new Map(sightings).set(sighting.path, sighting));
    if (!this.scene().running) this.allEnded.next();
    else if (!this.drawing) this.draw();
  }

  private draw(): void {
    this.drawing = true;
    eachFrame(() => {
      this.time.set(now());
      return (this.drawing = this.scene().running);
    });
  }
}
