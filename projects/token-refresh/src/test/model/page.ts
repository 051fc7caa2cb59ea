import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers';

/** The page whose code is running: what `navigator`, `localStorage` and the like are those of. It goes along promises and timers. */
export const here = new AsyncLocalStorage<Page>();

/** Everything that promises bring about at this moment. */
export function reactions(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A page in a tab of the browser: what reaches it from outside waits while it is frozen, and is lost when it is gone. */
export class Page {
  readonly window = new EventTarget();
  readonly document: Document = documentOf(this);
  visibility: DocumentVisibilityState = 'visible';
  state: 'running' | 'frozen' | 'gone' = 'running';
  private waiting: (() => void)[] = [];

  constructor(readonly n: number) {}

  /** Runs `task` as code of this page. */
  run<T>(task: () => T): T {
    return here.run(this, task);
  }

  /** Brings something from outside: a timer that is due, an answer, a bell. */
  deliver(task: () => void): void {
    if (this.state === 'frozen') this.waiting.push(task);
    else if (this.state === 'running') this.run(task);
  }

  dispatch(target: 'window' | 'document', event: Event): void {
    this.deliver(() => void this[target].dispatchEvent(event));
  }

  freeze(): void {
    if (this.state === 'running') this.state = 'frozen';
  }

  /** What it has missed comes one after another, each with all that promises make of it. */
  async thaw(): Promise<void> {
    if (this.state !== 'frozen') return;
    for (let task = this.waiting.shift(); task; task = this.waiting.shift()) {
      this.run(task);
      await reactions();
    }
    this.state = 'running';
  }

  leave(): void {
    this.state = 'gone';
    this.waiting = [];
  }
}

/** jsdom's document, but for what a page has of its own. */
function documentOf(page: Page): Document {
  const events = new EventTarget();
  const own: Partial<Record<string | symbol, unknown>> = {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
    defaultView: page.window,
  };
  return new Proxy(document, {
    get(target, key) {
      if (key === 'visibilityState') return page.visibility;
      if (key in own) return own[key];
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
