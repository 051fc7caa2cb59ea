import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { tokenRefreshInterceptor } from 'ngx-token-refresh';
import { provideTokenServiceTesting } from 'ngx-token-refresh/testing';

import { endApp, startWith } from './test/start-testing';

describe('provideTokenServiceTesting', () => {
  afterEach(endApp);

  it('leaves HttpClient to the app', async () => {
    const { service, refresh, wire, get } = startWith([
      provideHttpClient(withInterceptors([tokenRefreshInterceptor])),
      provideTokenServiceTesting({ tokenAge: 3600 }),
    ]);
    const seen = get();
    await refresh.settled();
    const request = wire.expectOne('/api/orders');
    expect(request.request.headers.get('Authorization')).toBe(`Bearer ${service.accessToken()}`);
    request.flush(['tea']);
    expect(seen.body).toEqual(['tea']);
  });

  it('works without arguments', () => {
    const { service } = startWith([provideHttpClient(), provideTokenServiceTesting()]);
    expect(service.signedIn()).toBe(true);
  });
});
