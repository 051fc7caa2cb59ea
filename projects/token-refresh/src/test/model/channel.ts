import { here, type Page } from './page';
import type { World } from './world';

/** The browser's BroadcastChannel, between pages. */
export function channelClass(world: World) {
  const open = new Set<Channel>();

  class Channel {
    onmessage?: (event: { data: unknown }) => void;
    private readonly page: Page = here.getStore()!;

    constructor(private readonly name: string) {
      open.add(this);
    }

    postMessage(data: unknown): void {
      const message = JSON.stringify(data);
      world.messages.push(`${this.name} ${message}`);
      for (const other of open) {
        if (other === this || other.name !== this.name) continue;
        world.after(1, () => other.page.deliver(() => other.onmessage?.({ data: JSON.parse(message) })));
      }
    }

    close(): void {
      open.delete(this);
    }
  }
  return Channel;
}
