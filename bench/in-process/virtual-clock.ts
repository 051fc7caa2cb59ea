interface Timer {
  at: number;
  then: () => void;
}

/** A clock for a page that is only moved by hand: timers, `Date.now` and `performance.now` go by it. */
export class VirtualClock {
  now = Date.now();
  private readonly timers = new Map<number, Timer>();
  private next = 1;

  constructor() {
    const setTimeout = (then: () => void, ms = 0) => {
      this.timers.set(this.next, { at: this.now + Math.max(ms, 1), then });
      return this.next++;
    };
    const clearTimeout = (timer: number) => void this.timers.delete(timer);
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Date.now = performance.now = () => this.now;
  }

  /** Time goes by, and what is due happens at its time. */
  async run(until: number): Promise<void> {
    await settled();
    for (let due = this.due(until); due; due = this.due(until)) {
      this.now = Math.max(this.now, due[1].at);
      this.timers.delete(due[0]);
      due[1].then();
      await settled();
    }
    this.now = Math.max(this.now, until);
  }

  /** Time goes by, and nothing happens: the machine sleeps. What was due happens when it wakes. */
  sleep(until: number): void {
    this.now = until;
  }

  private due(until: number): [number, Timer] | undefined {
    const due = [...this.timers].filter(([, { at }]) => at <= until);
    return due.sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** Promises have been followed, and locks that are free have been given. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await navigator.locks.query();
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }
}
