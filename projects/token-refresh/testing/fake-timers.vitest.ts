import { HttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideTokenRefreshTesting } from 'ngx-token-refresh/testing';
import { firstValueFrom } from 'rxjs';

import { endApp, startTesting } from './test/start-testing';

describe('vi.useFakeTimers', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    endApp();
    vi.useRealTimers();
  });

  // #region vitest
  it('fails a request whose refresh takes too long', async () => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideTokenRefreshTesting({ session: 'refreshing', refreshTimeout: 5_000 }),
        provideHttpClientTesting(),
      ],
    });
    const orders = firstValueFrom(TestBed.inject(HttpClient).get('/api/orders'));
    const failure = expect(orders).rejects.toMatchObject({ code: 'timedOut' });

    await vi.advanceTimersByTimeAsync(5_000);

    await failure;
  });
  // #endregion

  it('lets tokens grow old', async () => {
    const { refresh } = startTesting();
    await vi.advanceTimersByTimeAsync(560_000);
    expect(refresh.refreshes.length).toBe(0);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(refresh.refreshes.length).toBe(1);
  });

  it('moves no clock where settled() is enough', async () => {
    const before = Date.now();
    const { refresh, wire, get } = startTesting({ tokenAge: 3600 });
    get();
    await refresh.settled();
    wire.expectOne('/api/orders').flush([]);
    expect(Date.now()).toBe(before);
  });

  it('counts no timer after the end of a test, not even where a refresh hangs', () => {
    startTesting({ session: 'refreshing' });
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    endApp();
    expect(vi.getTimerCount()).toBe(0);
    startTesting();
  });
});
