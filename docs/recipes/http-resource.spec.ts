import { TestBed } from '@angular/core/testing';

import { grant, settle, startRecipe, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { appConfig, Orders } from './http-resource';

describe('httpResource', () => {
  afterEach(stopApp);

  async function start(stored: Parameters<typeof startRecipe>[1] = {}) {
    const app = startRecipe(appConfig, stored);
    const fixture = TestBed.createComponent(Orders);
    const settled = async () => {
      await settle();
      TestBed.tick();
      await settle();
      TestBed.tick();
    };
    await settled();
    return { app, settled, text: () => fixture.nativeElement.textContent.trim() };
  }

  it('is renewed like any other request, and says nothing of it', async () => {
    const { app, settled, text } = await start();
    unauthorized(app.sent('/api/orders'));
    app.refresh().flush(grant(2));
    await settled();
    expect(text()).toBe('');
    app.sent('/api/orders').flush(['a lamp']);
    await settled();
    expect(text()).toBe('a lamp');
  });

  it('keeps its value while the token is renewed', async () => {
    const { app, settled, text } = await start();
    app.sent('/api/orders').flush(['a lamp']);
    void app.service.refresh();
    await settled();
    app.refresh().flush(grant(2));
    await settled();
    expect(text()).toBe('a lamp');
    app.wire.expectNone('/api/orders');
  });

  it('has an error where the renewal failed, and can be asked again', async () => {
    const { app, settled, text } = await start();
    unauthorized(app.sent('/api/orders'));
    app.refresh().error(new ProgressEvent('offline'));
    await settled();
    expect(text()).toContain('Not now.');
    expect(app.service.signedIn()).toBe(true);
  });

  it('shows nobody what the last person had', async () => {
    const { app, settled, text } = await start();
    app.sent('/api/orders').flush(['a lamp']);
    await settled();
    app.service.signIn({ accessToken: 'of-somebody-else' });
    await settled();
    expect(text()).toBe('');
    const theirs = app.sent('/api/orders');
    expect(tokenOf(theirs)).toBe('Bearer of-somebody-else');
    theirs.flush(['a chair']);
    app.service.signOut();
    await settled();
    expect(text()).toBe('');
  });

  it('asks for nothing while nobody is signed in', async () => {
    const { app, settled } = await start(null);
    await settled();
    app.wire.expectNone('/api/orders');
  });
});
