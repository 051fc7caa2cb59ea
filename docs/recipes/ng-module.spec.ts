import { HttpBackend, HttpClient, HttpClientModule } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, EnvironmentInjector, importProvidersFrom } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { runningApp } from '../../projects/token-refresh/src/test/start-app';
import { grant, settle, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { App, AppModule } from './ng-module';

describe('an app of NgModules', () => {
  afterEach(stopApp);

  function start() {
    TestBed.configureTestingModule({ imports: [AppModule], providers: [provideHttpClientTesting()] });
    const app = runningApp();
    app.service.signIn(grant(1));
    return app;
  }

  it('renews, behind interceptors of the class kind', async () => {
    const app = start();
    const orders = app.get('/api/orders');
    unauthorized(app.sent('/api/orders'));
    app.refresh().flush(grant(2));
    await settle();
    const again = app.sent('/api/orders');
    expect(tokenOf(again)).toBe('Bearer access-2');
    expect(again.request.headers.get('Accept-Language')).toBe('en');
    again.flush(1);
    expect(orders.values).toEqual([1]);
  });

  it('shows its pages, guards and all', async () => {
    const app = start();
    const fixture = TestBed.createComponent(App);
    await app.router.navigateByUrl('/login?returnUrl=%2Forders');
    TestBed.tick();
    expect(app.router.url).toBe('/orders');
    app.sent('/api/orders').flush(['a lamp']);
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toContain('a lamp');
  });

  it('is gone past by the HttpClientModule of a lazy module', () => {
    const app = start();
    const parent = TestBed.inject(EnvironmentInjector);
    const backend = { provide: HttpBackend, useValue: parent.get(HttpBackend) };
    const lazy = createEnvironmentInjector([importProvidersFrom(HttpClientModule), backend], parent);
    lazy.get(HttpClient).get('/api/orders').subscribe();
    expect(tokenOf(app.sent('/api/orders'))).toBeNull();
  });
});
