import { HttpErrorResponse } from '@angular/common/http';

import { endApp, startTesting } from './test/start-testing';

const unauthorized = { status: 401, statusText: 'Unauthorized' };

describe('RefreshTestingController', () => {
  afterEach(endApp);

  it('lets refreshes succeed until it is told otherwise, each with a token of its own', async () => {
    const { service, refresh } = startTesting();
    const first = service.accessToken();
    await service.refresh();
    const second = service.accessToken();
    await service.refresh();
    expect(new Set([first, second, service.accessToken()]).size).toBe(3);
    expect(refresh.refreshes.map(({ accessToken }) => accessToken)).toEqual([first, second]);
  });

  it('decides the first refresh of the app, right after the start', async () => {
    const { service, refresh } = startTesting({ tokenAge: 3600 });
    refresh.refuse();
    await refresh.settled();
    expect(service.session()).toMatchObject({ status: 'signedOut', reason: 'refused' });
  });

  describe('succeed', () => {
    it('answers the refresh that is under way, and those after it', async () => {
      const { service, refresh, wire, get } = startTesting({ session: 'refreshing' });
      get();
      await refresh.settled();
      wire.expectNone('/api/orders');
      refresh.succeed();
      await refresh.settled();
      wire.expectOne('/api/orders').flush([]);
      await service.refresh();
      expect(refresh.refreshes.length).toBe(2);
    });

    it('answers what the test says', async () => {
      const { service, refresh } = startTesting();
      refresh.succeed({ access_token: 'opaque', expires_in: 20 });
      await service.refresh();
      expect(service.session()).toMatchObject({ tokens: { accessToken: 'opaque', lifetime: 20 } });
    });

    it('finds the session that is being restored', async () => {
      const { service, refresh } = startTesting({ session: 'restoring', claims: { name: 'Ada' } });
      await refresh.settled();
      expect(service.session().status).toBe('restoring');
      refresh.succeed();
      await refresh.settled();
      expect(service.claims()).toMatchObject({ name: 'Ada' });
    });
  });

  describe('refuse', () => {
    it('ends the session, and goes to the login page', async () => {
      const { service, refresh, router, wire, get } = startTesting({ loginUrl: '/sign-in' });
      await router.navigateByUrl('/orders');
      refresh.refuse();
      const seen = get();
      wire.expectOne('/api/orders').flush(null, unauthorized);
      await refresh.settled();
      expect(seen.error).toMatchObject({ code: 'refused', status: 401 });
      expect(service.session()).toMatchObject({ status: 'signedOut', reason: 'refused' });
      expect(router.url).toBe('/sign-in?returnUrl=%2Forders');
    });

    it('does so whatever the app takes for the end of a session', async () => {
      const { service, refresh } = startTesting({ isSessionOver: () => false, session: 'refreshing' });
      refresh.refuse();
      await refresh.settled();
      expect(service.signedIn()).toBe(false);
    });

    it('finds that nobody is signed in where the session is being restored', async () => {
      const { service, refresh } = startTesting({ session: 'restoring' });
      refresh.refuse();
      await refresh.settled();
      expect(service.session()).toMatchObject({ status: 'signedOut', reason: 'none' });
    });
  });

  describe('fail', () => {
    it('fails those who need the refresh, and keeps the session', async () => {
      const { service, refresh, get } = startTesting({ session: 'refreshing' });
      const seen = get();
      refresh.fail();
      await refresh.settled();
      expect(seen.error).toMatchObject({ code: 'failed', status: 503 });
      expect(service.session()).toMatchObject({ status: 'active', failed: { status: 503 } });
    });

    it('asks once, and pauses until the network is back', async () => {
      const { refresh, wire, get } = startTesting({ tokenAge: 3600 });
      refresh.fail(0);
      await refresh.settled();
      refresh.succeed();
      get();
      await refresh.settled();
      expect(refresh.refreshes.length).toBe(1);
      window.dispatchEvent(new Event('online'));
      get();
      await refresh.settled();
      expect(refresh.refreshes.length).toBe(2);
      wire.expectOne('/api/orders').flush([]);
    });

    it.each([
      [400, { error: 'invalid_grant' }, 'signedOut'],
      [400, { error: 'invalid_client' }, 'active'],
    ])('lets the library judge an answer: %s %j leaves the session %s', async (status, error, end) => {
      const { service, refresh } = startTesting({ session: 'refreshing' });
      refresh.fail(new HttpErrorResponse({ status, error }));
      await refresh.settled();
      expect(service.session().status).toBe(end);
    });

    it('lets the app judge it, where it has an opinion', async () => {
      const { service, refresh } = startTesting({
        session: 'refreshing',
        isSessionOver: (error) => (error as HttpErrorResponse).status === 418,
      });
      refresh.fail(418);
      await refresh.settled();
      expect(service.session()).toMatchObject({ status: 'signedOut', cause: { status: 418 } });
    });
  });

  describe('hang', () => {
    it('leaves a refresh without an answer, until it is told to give one', async () => {
      const { service, refresh } = startTesting();
      refresh.hang();
      const refreshed = service.refresh();
      await refresh.settled();
      expect(service.session().status).toBe('refreshing');
      refresh.fail(500);
      await expect(refreshed).rejects.toMatchObject({ code: 'failed', status: 500 });
    });
  });
});
