import type { VirtualClock } from './virtual-clock';

export const LIFETIME_S = 300;
export const REQUEST_MS = 40;
const REFRESH_MS = 200;

/** An API and its token endpoint, on a virtual clock. */
export class VirtualServer {
  refused = 0;
  refreshes = 0;
  private newest = 0;
  private readonly expiry = new Map<string, number>();

  constructor(private readonly clock: VirtualClock) {}

  grant(): string {
    const token = `token ${++this.newest}`.replace(' ', '-');
    this.expiry.set(token, this.clock.now + LIFETIME_S * 1000);
    return token;
  }

  async refresh(): Promise<string> {
    this.refreshes++;
    await this.pass(REFRESH_MS / 2);
    const token = this.grant();
    await this.pass(REFRESH_MS / 2);
    return token;
  }

  async ask(token: string | undefined): Promise<{ status: number }> {
    await this.pass(REQUEST_MS / 2);
    const good = (this.expiry.get(token ?? '') ?? 0) > this.clock.now;
    if (!good) this.refused++;
    await this.pass(REQUEST_MS / 2);
    return { status: good ? 200 : 401 };
  }

  private pass(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
