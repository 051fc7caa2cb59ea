import { here, type Page } from './page';
import type { World } from './world';

interface Request {
  readonly page: Page;
  readonly name: string;
  grant(): void;
  lose(): void;
}

/** The browser's lock manager (Web Locks), for all pages of one origin. */
export class LockManager {
  fault: 'none' | 'missing' | 'refuses' | 'hangs' = 'none';
  readonly names = new Set<string>();
  private readonly held = new Map<string, Request>();
  private queue: Request[] = [];

  constructor(private readonly world: World) {}

  request(name: string, { signal }: { signal: AbortSignal }, task: () => unknown): Promise<unknown> {
    const page = here.getStore()!;
    this.names.add(name);
    if (this.fault === 'refuses') return Promise.reject(new DOMException('no', 'SecurityError'));
    if (this.fault === 'hangs') return new Promise((_, reject) => onAbort(signal, reject));
    return new Promise((resolve, reject) => {
      const request: Request = {
        page,
        name,
        grant: () => {
          const granted = async () => task();
          page.deliver(
            () =>
              void granted()
                .then(resolve, reject)
                .finally(() => this.release(request)),
          );
        },
        lose: () => page.deliver(() => reject(new DOMException('stolen', 'AbortError'))),
      };
      onAbort(signal, (reason) => {
        if (!this.queue.includes(request)) return;
        this.queue = this.queue.filter((other) => other !== request);
        reject(reason);
      });
      this.queue.push(request);
      this.serve();
    });
  }

  /** Somebody takes the lock by force; who held it goes on without knowing. */
  steal(): void {
    const robbed = [...this.held.values()];
    this.held.clear();
    for (const request of robbed) request.lose();
    this.serve();
  }

  /** A page is gone: the browser takes back what it held. */
  dropAll(page: Page): void {
    this.queue = this.queue.filter((request) => request.page !== page);
    for (const request of [...this.held.values()]) if (request.page === page) this.release(request);
  }

  private release(request: Request): void {
    if (this.held.get(request.name) === request) this.held.delete(request.name);
    this.serve();
  }

  private serve(): void {
    for (const request of [...this.queue]) {
      if (this.held.has(request.name)) continue;
      this.held.set(request.name, request);
      this.queue = this.queue.filter((other) => other !== request);
      this.world.after(1, request.grant);
    }
  }
}

function onAbort(signal: AbortSignal, then: (reason: unknown) => void): void {
  signal.addEventListener('abort', () => then(new DOMException('aborted', 'AbortError')));
}
