import { addApp, newApp, ngAdd } from './app-in-memory';

describe('ng add, in an app that ng new has just made', () => {
  it('adds the provider and its import to app.config.ts, and touches nothing else', async () => {
    const { changed } = await ngAdd(await newApp());

    expect(changed).toEqual({
      '/src/app/app.config.ts': `import { ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    provideTokenRefresh()
  ]
};
`,
    });
  });

  it('works with zone.js', async () => {
    const { changed } = await ngAdd(await newApp({ zoneless: false }));

    expect(changed['/src/app/app.config.ts']).toContain('    provideRouter(routes),\n    provideTokenRefresh()\n  ]');
  });

  it('works without routes', async () => {
    const { changed } = await ngAdd(await newApp({ routing: false }));

    expect(changed['/src/app/app.config.ts']).toMatch(
      /provideBrowserGlobalErrorListeners\(\),\s+provideTokenRefresh\(\),?\n/,
    );
  });

  it('edits the NgModule of an app that has one', async () => {
    const { changed } = await ngAdd(await newApp({ standalone: false, zoneless: false }), { loginUrl: '/sign-in' });

    expect(Object.keys(changed)).toEqual(['/src/app/app-module.ts']);
    expect(changed['/src/app/app-module.ts']).toContain(`import { BrowserModule } from '@angular/platform-browser';
import { provideTokenRefresh } from 'ngx-token-refresh';
`);
    expect(changed['/src/app/app-module.ts']).toContain(`    provideZoneChangeDetection({ eventCoalescing: true }),
    provideTokenRefresh({ loginUrl: '/sign-in' }),
  ],
  bootstrap: [App]`);
  });

  it('moves the features in an NgModule', async () => {
    const tree = await newApp({ standalone: false });
    const file = '/src/app/app-module.ts';
    const text = tree
      .readContent(file)
      .replace('providers: [', 'providers: [\n    provideHttpClient(withInterceptorsFromDi()),');
    const names = "import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';\n";
    tree.overwrite(file, names + text);

    const { changed } = await ngAdd(tree);

    expect(changed[file]).toContain("import { withInterceptorsFromDi } from '@angular/common/http';\n");
    expect(changed[file]).toContain(
      "    provideTokenRefresh({ refresh: '/api/token/refreshToken' }, withInterceptorsFromDi()),\n",
    );
  });

  it.each([true, false])(
    'leaves what the server adds to an app with server rendering (standalone: %s)',
    async (standalone) => {
      const { changed } = await ngAdd(await newApp({ ssr: true, standalone }));

      expect(Object.keys(changed)).toEqual([standalone ? '/src/app/app.config.ts' : '/src/app/app-module.ts']);
      expect(Object.values(changed)[0]).toMatch(/provideClientHydration\(.*\),\s+provideTokenRefresh\(\),?\n/);
    },
  );

  it('writes the answers that differ from what the library does by itself', async () => {
    const { changed } = await ngAdd(await newApp(), { refreshUrl: '/api/renew', loginUrl: 'false' });

    expect(changed['/src/app/app.config.ts']).toContain(
      "    provideTokenRefresh({ refresh: '/api/renew', loginUrl: false })\n",
    );
  });

  it('changes nothing the second time, and says so', async () => {
    const { tree } = await ngAdd(await newApp());

    const again = await ngAdd(tree, { refreshUrl: '/api/other' });

    expect(again.changed).toEqual({});
    expect(again.said).toBe('ngx-token-refresh is set up already (src/app/app.config.ts:10): nothing was changed.');
  });

  it('sets up the project that it is told, of several', async () => {
    const tree = await addApp(await newApp(), { name: 'second' });

    const { changed } = await ngAdd(tree, { project: 'second' });

    expect(Object.keys(changed)).toEqual(['/projects/second/src/app/app.config.ts']);
  });

  it('asks which project is meant where it is told none, or one that does not exist', async () => {
    const tree = await addApp(await newApp(), { name: 'second' });

    await expect(ngAdd(tree)).rejects.toThrow(
      'Which app is to be set up? Say so with --project; the apps are: app, second.',
    );
    await expect(ngAdd(tree, { project: 'third' })).rejects.toThrow("There is no app 'third' in this workspace.");
  });

  it.each(['https://id.example/login', 'login', '//login'])('does not take %s for a login page', async (loginUrl) => {
    await expect(ngAdd(await newApp(), { loginUrl })).rejects.toThrow('--login-url takes a path of the app');
  });
});
