import { appWith, newApp, ngAdd } from './app-in-memory';

const CONFIG = '/src/app/app.config.ts';
const HTTP = "import { provideHttpClient, withFetch } from '@angular/common/http';\n";
const config = (providers: string, before = HTTP) =>
  `${before}\nexport const appConfig = {\n  providers: ${providers},\n};\n`;

const OWN_PROVIDERS = "Write provideTokenRefresh({ refresh: '/api/token/refreshToken' }, …)";
const IMPORT = "Import it: import { provideTokenRefresh } from 'ngx-token-refresh';";
const TWO_PARTS = 'Or keep your provideHttpClient() and use the two parts';

describe('ng add leaves what it does not understand, and says what to do', () => {
  it.each<[what: string, files: Record<string, string>, ...said: string[]]>([
    [
      'several provideHttpClient calls in the array',
      { [CONFIG]: config('[provideHttpClient(), provideHttpClient(withFetch())]') },
      '(src/app/app.config.ts:4)',
      OWN_PROVIDERS,
      'take the others away',
      IMPORT,
      TWO_PARTS,
    ],
    [
      'another provideHttpClient in a route',
      {
        [CONFIG]: config('[provideHttpClient()]'),
        '/src/app/admin/admin.routes.ts': `${HTTP}export default [{ path: '', providers: [provideHttpClient()] }];\n`,
      },
      'src/app/app.config.ts:4',
      'src/app/admin/admin.routes.ts:2',
      OWN_PROVIDERS,
    ],
    [
      'a provideHttpClient in a function of another file',
      {
        [CONFIG]: config('[provideCore()]', "import { provideCore } from './core';\n"),
        '/src/app/core.ts': `${HTTP}export const provideCore = () => makeEnvironmentProviders([provideHttpClient(withFetch())]);\n`,
      },
      "provideHttpClient is not called directly in the app's array of providers (src/app/core.ts:2).",
      OWN_PROVIDERS,
      IMPORT,
      TWO_PARTS,
    ],
    [
      'a provideHttpClient kept in a variable',
      { [CONFIG]: config('[http]', `${HTTP}const http = provideHttpClient();\n`) },
      '(src/app/app.config.ts:2)',
      TWO_PARTS,
    ],
    [
      'a provideHttpClient that is there sometimes',
      { [CONFIG]: config('[browser ? provideHttpClient() : []]') },
      '(src/app/app.config.ts:4)',
      TWO_PARTS,
    ],
    [
      'a provideHttpClient that is passed on',
      { [CONFIG]: config('[provide(provideHttpClient)]') },
      '(src/app/app.config.ts:4)',
      TWO_PARTS,
    ],
    [
      'features that are spread',
      { [CONFIG]: config('[provideHttpClient(withFetch(), ...features)]') },
      'The features of provideHttpClient() are a list made elsewhere (src/app/app.config.ts:4).',
      OWN_PROVIDERS,
      IMPORT,
    ],
    [
      'providers that are spread',
      { [CONFIG]: config('[...core, Service]', '') },
      '(src/app/app.config.ts:3)',
      'Write provideTokenRefresh() among them.',
      IMPORT,
    ],
    [
      'providers that are chosen',
      { [CONFIG]: config('[dev ? provideDev() : provideLive()]', '') },
      '(src/app/app.config.ts:3)',
    ],
    [
      'providers that a function makes',
      { [CONFIG]: config('createProviders()', '') },
      "The app's providers are not a plain list that could be read (src/app/app.config.ts:3).",
      'Write provideTokenRefresh() among them.',
    ],
    [
      'a configuration that a function makes',
      { [CONFIG]: 'export const appConfig = createConfig();\n' },
      '(src/app/app.config.ts:1)',
      IMPORT,
    ],
    [
      'a configuration made of another',
      { [CONFIG]: 'export const appConfig = { ...base };\n' },
      '(src/app/app.config.ts:1)',
      IMPORT,
    ],
    [
      'a configuration that a path alias leads to',
      {
        '/src/main.ts':
          "import { bootstrapApplication } from '@angular/platform-browser';\nimport { appConfig } from '@app/config';\nbootstrapApplication(App, appConfig);\n",
      },
      '(src/main.ts:3)',
      IMPORT,
    ],
    ['an app that is started elsewhere', { '/src/main.ts': "import('./bootstrap');\n" }, '(src/main.ts:1)', IMPORT],
    [
      'HttpClientModule in importProvidersFrom',
      {
        [CONFIG]: config(
          '[importProvidersFrom(HttpClientModule)]',
          "import { HttpClientModule } from '@angular/common/http';\n",
        ),
      },
      "The app imports HttpClient's NgModules (src/app/app.config.ts:4).",
      'Take them out of the imports.',
      "Write provideTokenRefresh({ refresh: '/api/token/refreshToken' }, withInterceptorsFromDi()) in the app's providers",
    ],
    [
      'HttpClientModule in a component',
      {
        '/src/app/list.ts':
          "import { HttpClientModule } from '@angular/common/http';\n\n@Component({ imports: [HttpClientModule] })\nexport class List {}\n",
      },
      '(src/app/list.ts:3)',
    ],
    [
      'the library in two parts',
      {
        [CONFIG]: config(
          '[provideHttpClient(withInterceptors([tokenRefreshInterceptor])), provideTokenService()]',
          `${HTTP}import { provideTokenService, tokenRefreshInterceptor } from 'ngx-token-refresh';\n`,
        ),
      },
      'The app uses the two parts already (src/app/app.config.ts:5).',
    ],
    [
      'a function of the same name',
      { [CONFIG]: config('[provideHttpClient()]', `${HTTP}function provideTokenRefresh() {}\n`) },
      'Something else is called provideTokenRefresh already (src/app/app.config.ts:1).',
    ],
  ])('%s', async (_, files, ...said) => {
    const added = await ngAdd(await appWith(files));

    expect(added.changed).toEqual({});
    expect(added.said).toContain('ngx-token-refresh is installed, but no file was changed.');
    for (const text of said) expect(added.said).toContain(text);
  });

  it('HttpClientModule in an NgModule', async () => {
    const tree = await newApp({ standalone: false });
    const file = '/src/app/app-module.ts';
    const text = tree.readContent(file).replace('BrowserModule,', 'BrowserModule, HttpClientModule,');
    tree.overwrite(file, `import { HttpClientModule } from '@angular/common/http';\n${text}`);

    const { changed, said } = await ngAdd(tree);

    expect(changed).toEqual({});
    expect(said).toContain('(src/app/app-module.ts:');
  });

  it('says what was asked for in what it says to write', async () => {
    const tree = await appWith(config('createProviders()', ''));

    const { said } = await ngAdd(tree, { refreshUrl: '/renew', loginUrl: '/in' });

    expect(said).toContain("Write provideTokenRefresh({ refresh: '/renew', loginUrl: '/in' }) among them.");
  });
});

describe('ng add does not mind', () => {
  it.each<[what: string, files: Record<string, string>]>([
    ['tests with an HttpClient of their own', { '/src/app/list.spec.ts': `${HTTP}provideHttpClient();\n` }],
    [
      'set-ups of tests',
      {
        '/src/app/testing.ts': `${HTTP}import { provideHttpClientTesting } from '@angular/common/http/testing';\nprovideHttpClient();\n`,
      },
    ],
    ['stories', { '/src/app/list.stories.ts': `${HTTP}provideHttpClient();\n` }],
    [
      'another provideHttpClient',
      { '/src/app/http.ts': "import { provideHttpClient } from './mine';\nprovideHttpClient();\n" },
    ],
    [
      'members of that name',
      { '/src/app/http.ts': `${HTTP}console.log(mine.provideHttpClient, { provideHttpClient: 1 });\n` },
    ],
    [
      'words in comments and strings',
      { '/src/app/http.ts': `${HTTP}// provideHttpClient()\nconst text = 'provideHttpClient()';\n` },
    ],
  ])('%s', async (_, files) => {
    expect(Object.keys((await ngAdd(await appWith(files))).changed)).toEqual([CONFIG]);
  });

  it('a file that is not UTF-8', async () => {
    const tree = await appWith({});
    tree.create('/src/app/old.ts', Buffer.from([0x2f, 0x2f, 0xe4, 0x0a]));

    expect(Object.keys((await ngAdd(tree)).changed)).toEqual([CONFIG]);
  });
});
