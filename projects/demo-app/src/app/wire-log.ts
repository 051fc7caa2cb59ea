import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, exhaustMap, filter, timer } from 'rxjs';

import { asItIs } from './as-it-is';
import type { WireEntry, WireNews } from './wire-entry';

const EVERY_MS = 1_000;
const MOST_ENTRIES = 200;

/** What the server saw of this visit, newest first; asked for every second while somebody looks. */
@Injectable()
export class WireLog {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly list = signal<readonly WireEntry[]>([]);
  private last = 0;
  readonly entries = this.list.asReadonly();

  constructor() {
    timer(0, EVERY_MS)
      .pipe(
        filter(() => this.document.visibilityState === 'visible'),
        exhaustMap(() => this.load()),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(({ entries, last }) => {
        this.last = last;
        if (entries.length) this.list.update((list) => [...[...entries].reverse(), ...list].slice(0, MOST_ENTRIES));
      });
  }

  clear(): void {
    this.list.set([]);
  }

  private load() {
    const log = this.http.get<WireNews>(`/api/log?after=${this.last}`, asItIs());
    // The next second asks again.
    return log.pipe(catchError(() => EMPTY));
  }
}
