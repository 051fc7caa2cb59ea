import { fork } from 'node:child_process';
import { resolve } from 'node:path';

/** Where everything is, as the app is told too. */
export interface Servers {
  readonly clientId: string;
  readonly scope: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string;
  readonly api: string;
  readonly app: string;
}

/** The answer of RFC 6749 §5.1. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scope: string;
}

/** What the provider or the API answered to whom it may concern. */
export interface JournalEntry {
  readonly server: 'provider' | 'api';
  readonly path: string;
  readonly status: number;
  readonly grant?: string;
  readonly error?: string;
}

export interface Desk {
  /** A person signs in, in a browser of their own. */
  signIn(): Promise<TokenAnswer>;
  /** How long the tokens are good for that are issued from now on. */
  accessTokenSeconds(seconds?: number): Promise<void>;
  expireAccessTokens(): Promise<void>;
  /** What happened since it was asked last. */
  seen(): Promise<readonly JournalEntry[]>;
  /** Somebody sends a refresh token to the token endpoint. */
  redeem(refreshToken: string): Promise<{ status: number; body: Partial<TokenAnswer> & { error?: string } }>;
}

interface Message {
  readonly servers?: Servers;
  readonly id?: number;
  readonly answer?: unknown;
  readonly fault?: string;
}

/** A process of their own: oidc-provider is an ES module, which Jest does not load. */
export async function startServers(): Promise<Servers & Desk & { stop(): void }> {
  const child = fork(resolve('projects/token-refresh/interop/main.mjs'), { execArgv: [] });
  const waiting = new Map<number, (message: Message) => void>();
  child.on('message', (message: Message) => waiting.get(message.id ?? 0)?.(message));
  const { servers } = await new Promise<Message>((done, failed) => {
    waiting.set(0, done);
    child.once('exit', (code) => failed(new Error(`The servers did not start: ${code}`)));
  });
  let last = 0;
  const wish =
    (name: keyof Desk) =>
    async (...of: unknown[]): Promise<never> => {
      const id = ++last;
      child.send({ id, wish: name, of });
      const { answer, fault } = await new Promise<Message>((done) => waiting.set(id, done));
      if (fault) throw new Error(fault);
      return answer as never;
    };
  return {
    ...servers!,
    signIn: wish('signIn'),
    accessTokenSeconds: wish('accessTokenSeconds'),
    expireAccessTokens: wish('expireAccessTokens'),
    seen: wish('seen'),
    redeem: wish('redeem'),
    stop: () => child.disconnect(),
  };
}

/** The refreshes among them, as the token endpoint answered. */
export function refreshes(entries: readonly JournalEntry[]): readonly (number | string)[] {
  return entries.filter(({ grant }) => grant === 'refresh_token').map(({ status, error }) => error ?? status);
}

/** How often the API said yes, and how often no. */
export function answers(entries: readonly JournalEntry[]): { 200: number; 401: number } {
  const count = (status: number) => entries.filter((entry) => entry.server === 'api' && entry.status === status).length;
  return { 200: count(200), 401: count(401) };
}
