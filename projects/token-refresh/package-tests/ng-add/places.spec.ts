import { appWith, ngAdd } from './app-in-memory';

const MAIN = '/src/main.ts';
const CONFIG = '/src/app/app.config.ts';

/** A main.ts that starts the app with what is given. */
const main = (config: string, more = '') => `import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
${more}
bootstrapApplication(App${config}).catch((err) => console.error(err));
`;

describe('ng add finds the providers', () => {
  it.each<[where: string, files: Record<string, string>, file: string, expected: string]>([
    [
      'in the bootstrap call',
      { [MAIN]: main(', { providers: [provideRouter([])] }', "import { provideRouter } from '@angular/router';\n") },
      MAIN,
      'bootstrapApplication(App, {\n  providers: [provideRouter([]), provideTokenRefresh()],\n}).catch(',
    ],
    [
      'in a bootstrap call that has none yet',
      { [MAIN]: main('') },
      MAIN,
      'bootstrapApplication(App, {\n  providers: [provideTokenRefresh()]\n}).catch(',
    ],
    [
      'in a configuration that has none yet',
      { [CONFIG]: 'export const appConfig = {};\n' },
      CONFIG,
      "import { provideTokenRefresh } from 'ngx-token-refresh';\n\nexport const appConfig = {\n  providers: [provideTokenRefresh()],\n};\n",
    ],
    [
      'in an empty array',
      { [CONFIG]: 'export const appConfig = { providers: [] };\n' },
      CONFIG,
      'export const appConfig = { providers: [provideTokenRefresh()] };\n',
    ],
    [
      'in an array of comments',
      { [CONFIG]: 'export const appConfig = {\n  providers: [\n    // none\n  ],\n};\n' },
      CONFIG,
      'export const appConfig = {\n  providers: [\n    // none\n    provideTokenRefresh(),\n  ],\n};\n',
    ],
    [
      'in main.ts, by the name of the configuration',
      { [MAIN]: main(', config', 'const config = {\n  providers: [\n    Service, // mine\n  ],\n};\n') },
      MAIN,
      '  providers: [\n    Service, // mine\n    provideTokenRefresh(),\n  ],\n',
    ],
    [
      'in a file imported under another name, with satisfies',
      {
        [MAIN]: main(', config', "import { browser as config } from './app';\n"),
        '/src/app/index.ts': 'export const browser = { providers: [Service] } satisfies Config;\n',
      },
      '/src/app/index.ts',
      'export const browser = { providers: [Service, provideTokenRefresh()] } satisfies Config;\n',
    ],
    [
      'in an array that has a name',
      {
        [CONFIG]:
          'const providers: Provider[] = [Service];\nexport const appConfig: ApplicationConfig = { providers };\n',
      },
      CONFIG,
      'const providers: Provider[] = [Service, provideTokenRefresh()];\n',
    ],
    [
      'in the first of merged configurations',
      {
        [MAIN]: main(
          ', mergeApplicationConfig(appConfig, { providers: [Other] })',
          "import { mergeApplicationConfig } from '@angular/core';\nimport { appConfig } from './app/app.config';\n",
        ),
        [CONFIG]: 'export const appConfig = { providers: [Service] };\n',
      },
      CONFIG,
      'export const appConfig = { providers: [Service, provideTokenRefresh()] };\n',
    ],
    [
      'and the HttpClient in the second of merged configurations',
      {
        [MAIN]: main(
          ', mergeApplicationConfig(appConfig, { providers: [provideHttpClient()] })',
          "import { provideHttpClient } from '@angular/common/http';\nimport { mergeApplicationConfig } from '@angular/core';\nimport { appConfig } from './app/app.config';\n",
        ),
      },
      MAIN,
      'mergeApplicationConfig(appConfig, {\n  providers: [provideTokenRefresh()],\n}))',
    ],
    [
      'of an NgModule, in main.ts itself',
      {
        [MAIN]: `import { NgModule } from '@angular/core';
import { platformBrowser } from '@angular/platform-browser';

@NgModule({
  imports: [],
  bootstrap: [App]
})
export class AppModule {}

platformBrowser().bootstrapModule(AppModule);
`,
      },
      MAIN,
      '  bootstrap: [App],\n  providers: [provideTokenRefresh()]\n})\n',
    ],
  ])('%s', async (_, files, file, expected) => {
    const { changed, said } = await ngAdd(await appWith(files));

    expect([said, Object.keys(changed)]).toEqual([expect.any(String), [file]]);
    expect(changed[file]).toContain(expected);
    expect(changed[file]!.match(/import \{ provideTokenRefresh \} from 'ngx-token-refresh';/g)).toHaveLength(1);
  });

  it('goes into an array as it is written, with four spaces and CRLF, behind the comment of the last', async () => {
    const before = [
      'export const appConfig = {',
      '    providers: [',
      '        Service /* one */ // two',
      '        // provideOther(),',
      '    ],',
      '};',
      '',
    ];

    const { changed } = await ngAdd(await appWith(before.join('\r\n')), { refreshUrl: `/${'long/'.repeat(20)}url` });

    const after = [
      "import { provideTokenRefresh } from 'ngx-token-refresh';",
      '',
      'export const appConfig = {',
      '    providers: [',
      '        Service, /* one */ // two',
      '        provideTokenRefresh({',
      `            refresh: '/${'long/'.repeat(20)}url',`,
      '        })',
      '        // provideOther(),',
      '    ],',
      '};',
      '',
    ];
    expect(changed[CONFIG]).toBe(after.join('\r\n'));
  });

  it('breaks an array that gets too long', async () => {
    const text =
      "import { a } from 'b';\n\nexport const appConfig = {\n  providers: [provideRouter(routes, withComponentInputBinding()), provideClientHydration()],\n};\n";

    const { changed } = await ngAdd(await appWith(text));

    expect(changed[CONFIG]).toContain(`  providers: [
    provideRouter(routes, withComponentInputBinding()),
    provideClientHydration(),
    provideTokenRefresh(),
  ],
`);
  });

  it('breaks at the width that Prettier is told', async () => {
    const text = 'export const appConfig = {\n  providers: [provideRouter(routes)],\n};\n';

    const { changed } = await ngAdd(await appWith({ [CONFIG]: text, '/.prettierrc': '{ "printWidth": 40 }' }));

    expect(changed[CONFIG]).toContain('  providers: [\n    provideRouter(routes),\n    provideTokenRefresh(),\n  ],\n');
  });
});

describe('ng add and the server', () => {
  it('leaves an HttpClient of the server alone', async () => {
    const server = `import { provideHttpClient, withFetch } from '@angular/common/http';
import { mergeApplicationConfig, ApplicationConfig } from '@angular/core';
import { provideServerRendering } from '@angular/ssr';
import { appConfig } from './app.config';

const serverConfig: ApplicationConfig = { providers: [provideServerRendering(), provideHttpClient(withFetch())] };

export const config = mergeApplicationConfig(appConfig, serverConfig);
`;

    const { changed } = await ngAdd(await appWith({ '/src/app/app.config.server.ts': server }));

    expect(Object.keys(changed)).toEqual([CONFIG]);
  });
});

describe('ng add and the login page', () => {
  const routes = (text: string) => ({ '/src/app/app.routes.ts': `export const routes: Routes = [${text}];\n` });

  it.each([
    [{}, "{ path: 'login' }"],
    [{ loginUrl: '/account/sign-in' }, "{ path: 'account', children: [{ path: 'sign-in' }] }"],
    [{ loginUrl: '/account/sign-in' }, "{ path: 'account/sign-in' }"],
    [{ loginUrl: 'false' }, ''],
  ])('says nothing where there is a route for it, or is to be none: %j, %s', async (answers, written) => {
    expect((await ngAdd(await appWith(routes(written)), answers)).said).not.toContain('no route');
  });

  it('says so where there is none, and makes none', async () => {
    const { changed, said } = await ngAdd(await appWith(routes("{ path: 'home' }")));

    expect(said).toContain('no route with the path of the login page, /login, was found.');
    expect(Object.keys(changed)).toEqual([CONFIG]);
  });
});
