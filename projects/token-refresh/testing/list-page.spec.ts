import { httpResource } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
// #region imports
import { signedInGuard, TokenService } from 'ngx-token-refresh';
import {
  provideTokenRefreshTesting,
  RefreshTestingController,
  type TokenRefreshTestingOptions,
} from 'ngx-token-refresh/testing';
// #endregion

// #region page
interface Order {
  readonly id: number;
  readonly title: string;
}

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Orders of {{ claims()?.['name'] }}</h1>
    @if (orders.error()) {
      <p role="alert">The orders are not available at the moment.</p>
    } @else if (orders.isLoading()) {
      <p>Loading…</p>
    } @else {
      <ul>
        @for (order of orders.value(); track order.id) {
          <li>{{ order.title }}</li>
        }
      </ul>
    }
  `,
})
class ListPage {
  protected readonly claims = inject(TokenService).claims;
  protected readonly orders = httpResource<Order[]>(() => '/api/orders');
}
// #endregion

@Component({ template: '<h1>Sign in</h1>', changeDetection: ChangeDetectionStrategy.OnPush })
class LoginPage {}

// #region set-up
const routes = [
  { path: 'orders', canActivate: [signedInGuard], component: ListPage },
  { path: 'login', component: LoginPage },
];

function start(session: TokenRefreshTestingOptions) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter(routes),
      provideTokenRefreshTesting({ apiUrls: ['/api'], claims: { name: 'Ada' }, ...session }),
      provideHttpClientTesting(),
    ],
  });
  return {
    refresh: TestBed.inject(RefreshTestingController),
    wire: TestBed.inject(HttpTestingController),
    router: TestBed.inject(Router),
  };
}

const orders: Order[] = [{ id: 1, title: 'Green tea' }];
const unauthorized = { status: 401, statusText: 'Unauthorized' };

function text(harness: RouterTestingHarness) {
  harness.detectChanges();
  return (harness.fixture.nativeElement as HTMLElement).textContent;
}
// #endregion

describe('ListPage', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  // #region signed-in
  it('shows the orders of the person who is signed in', async () => {
    const { wire } = start({ session: 'active' });
    const harness = await RouterTestingHarness.create('/orders');

    wire.expectOne('/api/orders').flush(orders);
    await harness.fixture.whenStable();

    expect(text(harness)).toContain('Orders of Ada');
    expect(text(harness)).toContain('Green tea');
  });
  // #endregion

  // #region expired
  it('shows them where the token has expired, after one refresh', async () => {
    const { wire, refresh } = start({ session: 'active', tokenAge: 3600 });
    const harness = await RouterTestingHarness.create('/orders');

    wire.expectOne('/api/orders').flush(orders);
    await harness.fixture.whenStable();

    expect(text(harness)).toContain('Green tea');
    expect(refresh.refreshes.length).toBe(1);
  });
  // #endregion

  // #region unauthorized
  it('shows them where the server refuses the token, after one refresh', async () => {
    const { wire, refresh } = start({ session: 'active' });
    const harness = await RouterTestingHarness.create('/orders');

    wire.expectOne('/api/orders').flush(null, unauthorized);
    await refresh.settled();
    wire.expectOne('/api/orders').flush(orders);
    await harness.fixture.whenStable();

    expect(text(harness)).toContain('Green tea');
    expect(refresh.refreshes.length).toBe(1);
  });
  // #endregion

  // #region refused
  it('gives way to the login page where the refresh is refused', async () => {
    const { wire, refresh, router } = start({ session: 'active' });
    const harness = await RouterTestingHarness.create('/orders');
    refresh.refuse();

    wire.expectOne('/api/orders').flush(null, unauthorized);
    await refresh.settled();
    await harness.fixture.whenStable();

    expect(text(harness)).toContain('Sign in');
    expect(router.url).toBe('/login?returnUrl=%2Forders');
  });
  // #endregion

  // #region hanging
  it('says that it is loading while the refresh hangs, and goes on when it is answered', async () => {
    const { wire, refresh } = start({ session: 'active' });
    const harness = await RouterTestingHarness.create('/orders');
    refresh.hang();

    wire.expectOne('/api/orders').flush(null, unauthorized);
    await refresh.settled();
    expect(text(harness)).toContain('Loading…');

    refresh.succeed();
    await refresh.settled();
    wire.expectOne('/api/orders').flush(orders);
    await harness.fixture.whenStable();
    expect(text(harness)).toContain('Green tea');
  });
  // #endregion

  // #region failing
  it('says that the orders are not available where the refresh fails', async () => {
    const { wire, refresh } = start({ session: 'active' });
    const harness = await RouterTestingHarness.create('/orders');
    refresh.fail(503);

    wire.expectOne('/api/orders').flush(null, unauthorized);
    await harness.fixture.whenStable();

    expect(text(harness)).toContain('not available');
    expect(TestBed.inject(TokenService).signedIn()).toBe(true);
  });
  // #endregion

  // #region signed-out
  it('is not for people who are not signed in', async () => {
    const { router } = start({ session: 'signedOut' });
    const harness = await RouterTestingHarness.create('/orders');

    expect(text(harness)).toContain('Sign in');
    expect(router.url).toBe('/login?returnUrl=%2Forders');
  });
  // #endregion
});
