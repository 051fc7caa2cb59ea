import type { Send } from './hour';
import type { VirtualClock } from './virtual-clock';
import { LIFETIME_S, type VirtualServer } from './virtual-server';

/** Small models of when others renew, each with one refresh for all who ask at the same time; not the libraries themselves. */
export const strategies: Record<string, (server: VirtualServer, clock: VirtualClock) => Send> = {
  'on 401 (tutorial, axios interceptors)': (server, clock) => {
    const session = new Session(server, clock);
    return async () => {
      if ((await server.ask(session.token)).status === 401) await session.renew().then(() => session.ask());
    };
  },
  'timer at 75 % of the lifetime (angular-oauth2-oidc)': (server, clock) => {
    const session = new Session(server, clock);
    const schedule = () => setTimeout(() => session.renew().then(schedule), LIFETIME_S * 750);
    schedule();
    return () => session.ask();
  },
  'looks every 4 s, 30 s ahead (angular-auth-oidc-client as ng add sets it up)': (server, clock) =>
    looking(server, clock, 30),
  'looks every 4 s, 0 s ahead (angular-auth-oidc-client, defaults)': (server, clock) => looking(server, clock, 0),
  'before use, 5 s ahead (keycloak)': (server, clock) => beforeUse(server, clock, 5),
  'before use, 60 s ahead (auth0)': (server, clock) => beforeUse(server, clock, 60),
};

function looking(server: VirtualServer, clock: VirtualClock, aheadS: number): Send {
  const session = new Session(server, clock);
  const look = async () => {
    if (session.leftS <= aheadS) await session.renew();
    setTimeout(look, 4_000);
  };
  // Not in step with the lifetime.
  setTimeout(look, 1_700);
  return () => session.ask();
}

function beforeUse(server: VirtualServer, clock: VirtualClock, aheadS: number): Send {
  const session = new Session(server, clock);
  return async () => {
    if (session.leftS <= aheadS) await session.renew();
    await session.ask();
  };
}

class Session {
  token: string;
  private renewedAt: number;
  private renewing?: Promise<void>;

  constructor(
    private readonly server: VirtualServer,
    private readonly clock: VirtualClock,
  ) {
    this.token = server.grant();
    this.renewedAt = clock.now;
  }

  get leftS(): number {
    return LIFETIME_S - (this.clock.now - this.renewedAt) / 1000;
  }

  async ask(): Promise<void> {
    if ((await this.server.ask(this.token)).status === 401) throw new Error('401');
  }

  renew(): Promise<void> {
    return (this.renewing ??= this.server.refresh().then((token) => {
      this.token = token;
      this.renewedAt = this.clock.now;
      this.renewing = undefined;
    }));
  }
}
