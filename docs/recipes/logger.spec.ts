import { grant, next, settle, startRecipe, stopApp, unauthorized } from '../test/start-recipe';
import { LOGGER, provideSessionLog } from './logger';
import { appConfig } from './http-resource';

describe('provideSessionLog', () => {
  let lines: unknown[][];

  afterEach(stopApp);

  function start() {
    lines = [];
    const at = (level: string) => (text: string, details: unknown) => lines.push([level, text, details]);
    const useValue = { debug: at('debug'), info: at('info'), warn: at('warn') };
    const providers = [...appConfig.providers, provideSessionLog(), { provide: LOGGER, useValue }];
    return startRecipe({ providers });
  }

  it('tells the story of a request whose token was renewed', async () => {
    const app = start();
    app.get('/api/orders?secret=1');
    unauthorized(app.sent('/api/orders?secret=1'));
    app.refresh().flush(grant(2));
    await settle();
    expect(lines).toEqual([
      ['debug', 'session: refreshStarted', { cause: 'refused' }],
      ['debug', 'session: held', { method: 'GET', url: '/api/orders' }],
      ['info', 'session: refreshed', { by: 'network', durationMs: expect.any(Number) }],
      ['debug', 'session: replayed', { method: 'GET', url: '/api/orders' }],
    ]);
    app.sent('/api/orders?secret=1');
  });

  it('warns of a renewal that failed, and says how a session ended', async () => {
    const app = start();
    app.get();
    unauthorized(app.sent('/api/items'));
    app.refresh().error(new ProgressEvent('offline'));
    await settle();
    expect(lines.at(-1)).toEqual(['warn', 'session: refreshFailed', { code: 'failed', retryInMs: expect.any(Number) }]);

    void app.service.refresh().catch(() => {});
    const over = next('signedOut');
    unauthorized(app.refresh());
    await over;
    await settle();
    expect(lines.at(-1)).toEqual(['info', 'session: signedOut', { reason: 'refused', returnUrl: '/' }]);
  });

  it('never writes a token', async () => {
    const app = start();
    app.service.signIn(grant(7));
    void app.service.refresh();
    app.refresh().flush(grant(8));
    await settle();
    app.service.signOut();
    expect(lines.map(([, text]) => text)).toContain('session: refreshed');
    expect(JSON.stringify(lines)).not.toMatch(/(access|refresh)-\d/);
  });
});
