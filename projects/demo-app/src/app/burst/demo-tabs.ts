import { Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';

import type { GateSight, Sighting } from '../timeline/sighting';
import type { Round } from './round';

/** What tabs tell each other. There is never a token in it. */
export type TabMessage =
  | { readonly type: 'hello' | 'here' | 'bye'; readonly tab: string }
  | { readonly type: 'fire'; readonly round: Round; readonly everywhere: boolean }
  | { readonly type: 'sighting'; readonly round: string; readonly sighting: Sighting }
  | { readonly type: 'gate'; readonly round: string; readonly sight: GateSight };

const CHANNEL = 'demo-tabs';

/** This tab, and the others that show the gate. */
@Injectable({ providedIn: 'root' })
export class DemoTabs {
  /** Made anew with each load: a tab that was opened by another would inherit what is in `sessionStorage`. */
  readonly id = Math.random().toString(36).slice(2, 6).padEnd(4, '0');
  private readonly known = signal<readonly string[]>([]);
  private readonly heard = new Subject<TabMessage>();
  private channel: BroadcastChannel | undefined;
  private entered = false;
  readonly others = this.known.asReadonly();
  readonly messages = this.heard.asObservable();

  /** Whether this tab shows the gate. */
  get shown(): boolean {
    return this.entered;
  }

  constructor() {
    this.open();
    // An open channel keeps a page out of the back/forward cache.
    addEventListener('pagehide', () => this.close());
    addEventListener('pageshow', ({ persisted }) => persisted && this.open());
  }

  /** From now on the others may ask this tab to fire. */
  enter(): void {
    this.entered = true;
    this.tell({ type: 'hello', tab: this.id });
  }

  leave(): void {
    this.entered = false;
    this.tell({ type: 'bye', tab: this.id });
  }

  tell(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  private open(): void {
    this.channel = new BroadcastChannel(CHANNEL);
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.hear(data);
    if (this.entered) this.enter();
  }

  private close(): void {
    this.tell({ type: 'bye', tab: this.id });
    this.channel?.close();
    this.channel = undefined;
    this.known.set([]);
  }

  private hear(message: TabMessage): void {
    if (message.type === 'hello' || message.type === 'here') this.meet(message.tab);
    if (message.type === 'hello' && this.entered) this.tell({ type: 'here', tab: this.id });
    if (message.type === 'bye') this.known.update((tabs) => tabs.filter((tab) => tab !== message.tab));
    this.heard.next(message);
  }

  private meet(tab: string): void {
    this.known.update((tabs) => (tabs.includes(tab) ? tabs : [...tabs, tab]));
  }
}
