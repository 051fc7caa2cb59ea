import type { Misfortune } from '../app/misfortune';

/** Refreshes of each family that meet it; the ones after them are well. */
const HOW_OFTEN: Partial<Record<Misfortune, number>> = { refused: Infinity, busy: 2, hangs: 1, lost: 1 };

/** They begin with access tokens that are no longer good; the others need no refresh to be seen. */
const FORGETS: readonly Misfortune[] = ['expired', 'refused', 'busy', 'hangs', 'lost', 'clock'];

const GRACE_MS = 10_000;
const TWO_HOURS_MS = 2 * 3_600_000;

/** A misfortune of one visit, from when it is set until the next one is. */
export class MisfortuneAtWork {
  private readonly met = new Map<string, number>();

  constructor(readonly name: Misfortune = 'none') {}

  /** Whether all access tokens of before are worth nothing. */
  get forgets(): boolean {
    return FORGETS.includes(this.name);
  }

  /** How far ahead the clock is that tokens are made and checked by. */
  get clockAheadMs(): number {
    return this.name === 'clock' ? TWO_HOURS_MS : 0;
  }

  /** A server whose answers get lost has to excuse the token that comes again, for some seconds: see docs/security.md. */
  get reuseGraceMs(): number {
    return this.name === 'lost' ? GRACE_MS : 0;
  }

  /** What becomes of this refresh of a family; counts it. */
  ofRefresh(family: string): Misfortune {
    const met = this.met.get(family) ?? 0;
    if (met >= (HOW_OFTEN[this.name] ?? 0)) return 'none';
    this.met.set(family, met + 1);
    return this.name;
  }

  /** Who was refused and has signed in again is well: one trip to the login page, not one for every token. */
  spare(family: string): void {
    this.met.set(family, this.name === 'refused' ? Infinity : 0);
  }
}
