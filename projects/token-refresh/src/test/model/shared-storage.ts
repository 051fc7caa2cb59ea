import { here, type Page } from './page';
import type { World } from './world';

export type Bell = 'rings' | 'missed' | 'doubled' | 'late';

interface Entry {
  readonly value: string | null;
  /** The order in which the browser took the writes in. */
  readonly seq: number;
}

/** localStorage as several processes have it: each page reads a copy of its own, which the others' writes reach later. */
export class SharedStorage {
  fault: 'none' | 'full' | 'forbidden' = 'none';
  bell: Bell = 'rings';
  /** How long a write takes to reach the other pages, and a slow store of the app's own to answer. */
  lagMs = 1;
  slowMs = 20;
  readonly writes: {
    readonly seq: number;
    readonly page?: Page;
    readonly key: string;
    readonly value: string | null;
    /** When the last of the other pages can read it. */
    readonly arrivesAt: number;
  }[] = [];
  private readonly truth = new Map<string, Entry>();
  private readonly copies = new Map<Page, Map<string, Entry>>();
  private seq = 0;

  constructor(private readonly world: World) {}

  open(page: Page): void {
    this.copies.set(page, new Map(this.truth));
  }

  getItem(key: string): string | null {
    if (this.fault === 'forbidden') throw new DOMException('private', 'SecurityError');
    const page = here.getStore();
    return (page ? this.copies.get(page)! : this.truth).get(key)?.value ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.fault === 'full') throw new DOMException('full', 'QuotaExceededError');
    this.change(key, value);
  }

  removeItem(key: string): void {
    this.change(key, null);
  }

  private change(key: string, value: string | null): void {
    if (this.fault === 'forbidden') throw new DOMException('private', 'SecurityError');
    // As HTML says: what changes nothing in this page's eyes is told to nobody.
    if (this.getItem(key) === value) return;
    const page = here.getStore();
    const entry = { value, seq: ++this.seq };
    this.truth.set(key, entry);
    const arrivesAt = this.world.time() + this.lagMs;
    this.writes.push({ seq: this.world.next(), page, key, value, arrivesAt });
    for (const [other, copy] of this.copies) {
      if (other === page) copy.set(key, entry);
      else this.world.after(this.lagMs, () => other.deliver(() => this.arrive(other, copy, key, entry)));
    }
  }

  private arrive(page: Page, copy: Map<string, Entry>, key: string, entry: Entry): void {
    if ((copy.get(key)?.seq ?? 0) < entry.seq) copy.set(key, entry);
    const ring = () => page.dispatch('window', Object.assign(new Event('storage'), { key }));
    if (this.bell === 'late') this.world.after(3_000, ring);
    else if (this.bell !== 'missed') ring();
    if (this.bell === 'doubled') ring();
  }
}
