import { TestBed } from '@angular/core/testing';

import { injectReturnUrl } from '../public-api';
import { startApp, stopApp } from '../test/start-app';

describe('injectReturnUrl', () => {
  afterEach(stopApp);

  async function returnUrl(url: string): Promise<string> {
    const { router } = startApp({ stored: null });
    await router.navigateByUrl(`/login?returnUrl=${encodeURIComponent(url)}`);
    return TestBed.runInInjectionContext(injectReturnUrl);
  }

  it.each(['/orders?page=2#top', '/orders;a=1/7', '/inbox(popup:compose)', "/find?q='x'&all", '/a%2Fb'])(
    'is %s where that is the way back',
    async (url) => {
      expect(decodeURI(await returnUrl(url))).toBe(decodeURI(url));
    },
  );

  it.each([
    '/(login)',
    '/(primary:login)',
    '/(primary:/login/)',
    '/login//x',
    '/x/(primary:..)/login',
    '/x/%2e%2e;/login',
  ])('is / for %s, which is the login page to the router', async (url) => {
    expect(await returnUrl(url)).toBe('/');
  });

  it.each(['/(primary://evil.io)', '/(//evil.io)'])('is / for %s, which is //evil.io to the router', async (url) => {
    expect(await returnUrl(url)).toBe('/');
  });

  it('is / where there is none', async () => {
    expect(await returnUrl('')).toBe('/');
  });
});
