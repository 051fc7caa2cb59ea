import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';

import { grant, settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig } from './app.config';

describe('the set-up of the README', () => {
  afterEach(stopApp);

  it('goes to the login page, signs in, and comes back', async () => {
    const app = startRecipe(appConfig, null);
    const harness = await RouterTestingHarness.create('/orders');
    expect(app.router.url).toBe('/login?returnUrl=%2Forders');

    const [name, password] = harness.fixture.nativeElement.querySelectorAll('input');
    name.value = 'ada';
    password.value = 'lovelace';
    harness.fixture.nativeElement.querySelector('form').dispatchEvent(new Event('submit', { cancelable: true }));
    const signIn = app.sent('/api/sign-in');
    expect(signIn.request.body).toEqual({ name: 'ada', password: 'lovelace' });
    signIn.flush(grant(1));
    await settle();
    expect(app.router.url).toBe('/orders');
    TestBed.tick();
    app.sent('/api/orders').flush(['a lamp']);
    await harness.fixture.whenStable();
    expect(harness.fixture.nativeElement.textContent).toContain('a lamp');
  });

  it('renews the token of a resource without a word', async () => {
    const app = startRecipe(appConfig);
    const harness = await RouterTestingHarness.create('/orders');
    unauthorized(app.sent('/api/orders'));
    app.refresh().flush(grant(2));
    await settle();
    const again = app.sent('/api/orders');
    expect(tokenOf(again)).toBe('Bearer access-2');
    again.flush(['a chair']);
    await harness.fixture.whenStable();
    expect(harness.fixture.nativeElement.textContent).toContain('a chair');
  });
});
