import { provideLocationMocks } from '@angular/common/testing';
import {
  HttpBackend,
  HttpClient,
  HttpContext,
  provideHttpClient,
  withRequestsMadeViaParent,
} from '@angular/common/http';
import {
  createEnvironmentInjector,
  DOCUMENT,
  EnvironmentInjector,
  ErrorHandler,
  runInInjectionContext,
  type ApplicationRef,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import {
  NavigationEnd,
  provideRouter,
  Router,
  type ActivatedRouteSnapshot,
  type RouterStateSnapshot,
} from '@angular/router';
import type { Observable } from 'rxjs';

import type * as PublicApi from '../../public-api';
import type { TokenRefreshOptions, TokenService } from '../../public-api';
import { Page as View } from '../start-app';
import { follow, type Answer, type Caller, type Told } from './caller';
import { here, Page } from './page';
import type { Family } from './strict-server';
import { backendOf } from './wire';
import type { World } from './world';

export type Library = typeof PublicApi;

/** A tab with an app of its own: everything that its code does and sees is its page's. */
export class Tab {
  readonly events: Told[] = [];
  readonly visits: { readonly seq: number; readonly url: string }[] = [];
  /** Whose session it is, as far as the public signals tell, and whose it was before. */
  family?: Family;
  readonly ended = new Map<Family, number>();
  private readonly isOver = new Set<Family>();
  readonly service: TokenService;
  readonly router: Router;
  readonly openedAt: number;
  leftAt?: number;

  private constructor(
    readonly world: World,
    readonly page: Page,
    readonly library: Library,
    private readonly app: ApplicationRef,
    readonly callers: Caller[],
    readonly faults: unknown[],
  ) {
    this.service = app.injector.get(library.TokenService);
    this.router = app.injector.get(Router);
    this.openedAt = world.time();
    page.run(() => {
      this.service.events.subscribe((event) => {
        const { family, router } = this;
        this.look();
        // It follows another tab back to a session that no one has ended: it was only replaced here.
        if (event.type === 'signedIn' && this.family && !this.isOver.has(this.family)) this.ended.delete(this.family);
        if (event.type === 'signedOut' && family) this.isOver.add(family);
        this.events.push({
          at: world.time(),
          seq: world.next(),
          event,
          family,
          url: router.url,
          isExpired: this.isExpired,
        });
      });
      this.router.events.subscribe((event) => {
        if (event instanceof NavigationEnd) this.visits.push({ seq: world.next(), url: event.urlAfterRedirects });
      });
      this.router.initialNavigation();
    });
    this.look();
  }

  static async open(
    world: World,
    library: Library,
    options: (app: () => HttpClient) => TokenRefreshOptions,
    callers: Caller[],
    n: number,
  ): Promise<Tab> {
    const page = new Page(n);
    const faults: unknown[] = [];
    world.storage.open(page);
    let app: ApplicationRef | undefined = undefined;
    const client = () => app!.injector.get(HttpClient);
    const providers = [
      provideRouter([{ path: '**', component: View }]),
      provideLocationMocks(),
      library.provideTokenRefresh({ apiUrls: ['https://shop.example/api'], ...options(client) }),
      { provide: HttpBackend, useValue: backendOf(page, world) },
      { provide: DOCUMENT, useValue: page.document },
      { provide: ErrorHandler, useValue: { handleError: (fault: unknown) => faults.push(fault) } },
    ];
    app = await page.run(() => createApplication({ providers }));
    return new Tab(world, page, library, app, callers, faults);
  }

  get isAlive(): boolean {
    return this.page.state !== 'gone' && !this.app.destroyed;
  }

  private get isExpired(): boolean {
    const session = this.service.session();
    if (!('tokens' in session)) return false;
    const { issuedAt, lifetime = Infinity } = session.tokens;
    return issuedAt + lifetime * 1000 <= Date.now();
  }

  private get isHolding(): boolean {
    const session = this.service.session();
    return session.status === 'refreshing' && (!session.usable || this.isExpired);
  }

  /** Reads the public signals. */
  look(): void {
    const { family } = this;
    const status = this.service.session().status;
    if (status === 'restoring') return;
    this.family = this.world.server.familyOf(this.service.accessToken());
    if (family && family !== this.family) this.ended.set(family, this.world.next());
  }

  /** A request of the app; of a lazy part of it with an HttpClient of its own where `lazily`. */
  request(method: string, url: string, { body, headers, lazily, events, skipped }: Ask = {}): Caller {
    const { injector } = this.app;
    const context = new HttpContext();
    if (skipped) context.set(this.library.SKIP_TOKEN_REFRESH, true);
    const http = lazily ? lazyClient(injector.get(EnvironmentInjector)) : injector.get(HttpClient);
    const options = { body, headers, context, params: { q: '1' } };
    const answers: Observable<unknown> = events
      ? http.request(method, url, { ...options, observe: 'events', reportProgress: true })
      : http.request(method, url, options);
    return this.call(events ? 'events' : 'request', method, url, answers, body);
  }

  ask(what: 'refresh' | 'validToken'): Caller {
    return this.call(what, '', '', () => this.service[what]());
  }

  guard(): Caller {
    const { injector } = this.app;
    const { signedInGuard } = this.library;
    const decide = () =>
      runInInjectionContext(injector, () => signedInGuard({} as ActivatedRouteSnapshot, {} as RouterStateSnapshot));
    return this.call('guard', '', '', async () => decide());
  }

  leave(): void {
    this.leftAt = this.world.time();
    this.page.leave();
    this.world.locks.dropAll(this.page);
  }

  /** The app ends, and the page does not: what was sent is still answered. */
  destroy(): void {
    if (!this.app.destroyed) here.run(this.page, () => this.app.destroy());
  }

  private call(what: Caller['what'], method: string, url: string, answer: Answer, body?: unknown): Caller {
    const { world } = this;
    this.look();
    const status = this.service.session().status;
    const caller: Caller = {
      n: this.callers.length,
      tab: this,
      what,
      method,
      url,
      body,
      at: world.time(),
      seq: world.next(),
      startedAs: status === 'restoring' ? undefined : status === 'signedOut' ? null : this.family,
      mayWait: status === 'restoring' || (status === 'refreshing' && this.isHolding),
      values: [],
      cancel: () => {},
    };
    this.callers.push(caller);
    this.page.run(() => follow(caller, answer));
    return caller;
  }
}

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly lazily?: boolean;
  readonly events?: boolean;
  readonly skipped?: boolean;
}

function lazyClient(parent: EnvironmentInjector): HttpClient {
  return createEnvironmentInjector([provideHttpClient(withRequestsMadeViaParent())], parent).get(HttpClient);
}
