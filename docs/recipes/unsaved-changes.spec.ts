import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { grant, next, settle, startRecipe, stopApp, unauthorized } from '../test/start-recipe';
import { appConfig, NotePage, routes, SessionOver } from './unsaved-changes';

describe('a page with unsaved changes', () => {
  beforeEach(() => Object.assign(globalThis, { confirm: () => false }));
  afterEach(stopApp);

  async function start(config = appConfig) {
    const app = startRecipe(config);
    const harness = await RouterTestingHarness.create('/note');
    const page = harness.routeDebugElement!.componentInstance as NotePage;
    page.text.set('half a sentence');
    return { app, harness };
  }

  async function endSession(app: ReturnType<typeof startRecipe>): Promise<void> {
    app.get();
    unauthorized(app.sent());
    const over = next('signedOut');
    unauthorized(app.refresh());
    await over;
    await settle();
  }

  it('keeps its person while they are signed in', async () => {
    const { app } = await start();
    await app.router.navigateByUrl('/login');
    expect(app.router.url).toBe('/note');
  });

  it('lets go when the session has ended, and has the text again afterwards', async () => {
    const { app, harness } = await start();
    await endSession(app);
    expect(app.router.url).toBe('/login?returnUrl=%2Fnote');
    app.service.signIn(grant(1));
    const page = await harness.navigateByUrl('/note', NotePage);
    expect(page.text()).toBe('half a sentence');
  });

  describe('whose guard says no, as the router allows it to,', () => {
    let mayLeave: boolean;
    const veto = { ...routes[0]!, canDeactivate: [() => mayLeave] };
    const vetoing = { providers: [provideRouter([veto, routes[1]!]), provideTokenRefresh({ apiUrls: ['/api'] })] };

    beforeEach(() => (mayLeave = false));

    it('stays, signed out; nobody tries again', async () => {
      const { app } = await start(vetoing);
      await endSession(app);
      expect(app.router.url).toBe('/note');
      expect(app.service.session()).toMatchObject({ status: 'signedOut', reason: 'refused' });
      const later = app.get();
      unauthorized(app.sent());
      await settle();
      expect(later.error).toMatchObject({ status: 401 });
      expect(app.router.url).toBe('/note');
    });

    it('can offer the way to the login page, which the guard is asked about again', async () => {
      const { app } = await start(vetoing);
      const banner = TestBed.createComponent(SessionOver);
      await banner.whenStable();
      expect(banner.nativeElement.textContent).toBe('');
      await endSession(app);
      await banner.whenStable();
      expect(banner.nativeElement.textContent).toContain('You are signed out.');
      mayLeave = true;
      banner.nativeElement.querySelector('button').click();
      await settle();
      expect(app.router.url).toBe('/login?returnUrl=%2Fnote');
    });
  });
});
