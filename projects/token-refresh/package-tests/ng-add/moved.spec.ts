import { check } from 'prettier';

import { configAfter } from './app-in-memory';

/** An app.config.ts as Prettier leaves it. */
const config = (
  providers: string,
  http = "import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';\n",
) =>
  `${http}import { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';

import { auth, log } from './interceptors';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: ${providers},
};
`;

const providersOf = (text: string) => /providers: ([\s\S]*),\n\};\n$/.exec(text)![1];

const isPretty = (text: string) => check(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });

describe('ng add, where there is a provideHttpClient()', () => {
  it.each<[what: string, before: string, after: string, answers?: object]>([
    [
      'without features',
      '[provideRouter(routes), provideHttpClient()]',
      '[provideRouter(routes), provideTokenRefresh()]',
    ],
    [
      'with features, names the refresh URL before them',
      '[provideHttpClient(withFetch())]',
      "[provideTokenRefresh({ refresh: '/api/token/refreshToken' }, withFetch())]",
    ],
    [
      'keeps its place among the providers',
      '[provideHttpClient(withFetch()), provideRouter(routes)]',
      "[provideTokenRefresh({ loginUrl: '/in' }, withFetch()), provideRouter(routes)]",
      { loginUrl: '/in' },
    ],
    [
      'breaks the array when the line gets too long',
      '[provideRouter(routes), provideHttpClient(withFetch(), withInterceptors([auth]))]',
      `[
    provideRouter(routes),
    provideTokenRefresh({ refresh: '/api/renew' }, withFetch(), withInterceptors([auth])),
  ]`,
      { refreshUrl: '/api/renew' },
    ],
    [
      'breaks the array right before the call',
      '[provideHttpClient(withFetch()), provideRouter(routes, withViewTransitions())]',
      `[
    provideTokenRefresh({ refresh: '/api/token/refreshToken' }, withFetch()),
    provideRouter(routes, withViewTransitions()),
  ]`,
    ],
    [
      'breaks the call, too, when that is not enough',
      '[provideRouter(routes), provideHttpClient(withFetch(), withInterceptors([auth, log]))]',
      `[
    provideRouter(routes),
    provideTokenRefresh(
      { refresh: '/api/sessions/renew', loginUrl: '/account/sign-in' },
      withFetch(),
      withInterceptors([auth, log]),
    ),
  ]`,
      { refreshUrl: '/api/sessions/renew', loginUrl: '/account/sign-in' },
    ],
    [
      'breaks the call in an array of many lines',
      `[
    provideRouter(routes),
    // how we talk
    provideHttpClient(withFetch(), /* first */ withInterceptors([auth, log]) /* last */),
  ]`,
      `[
    provideRouter(routes),
    // how we talk
    provideTokenRefresh(
      { refresh: '/api/token/refreshToken' },
      withFetch(),
      /* first */ withInterceptors([auth, log]) /* last */,
    ),
  ]`,
    ],
    [
      'puts the options on a line of their own where features have theirs, and keeps every comment',
      `[
    provideHttpClient(
      // the backend of today
      withFetch(), // not XHR
      /* inner to outer */
      withInterceptors([
        auth, // signs
        log,
      ]),
      // withNoXsrfProtection(),
    ),
    provideRouter(routes),
  ]`,
      `[
    provideTokenRefresh(
      { refresh: '/api/token/refreshToken' },
      // the backend of today
      withFetch(), // not XHR
      /* inner to outer */
      withInterceptors([
        auth, // signs
        log,
      ]),
      // withNoXsrfProtection(),
    ),
    provideRouter(routes),
  ]`,
    ],
    [
      'goes behind a comment on the line of the bracket',
      `[
    provideHttpClient(
      // first
      withFetch(),
    ),
  ]`,
      `[
    provideTokenRefresh(
      {
        refresh: '/api/an/address/that/is/rather/long/and/does/not/fit/on/a/line',
        loginUrl: '/account/sign-in',
      },
      // first
      withFetch(),
    ),
  ]`,
      { refreshUrl: '/api/an/address/that/is/rather/long/and/does/not/fit/on/a/line', loginUrl: '/account/sign-in' },
    ],
    [
      'keeps a comment that is all there is between the brackets',
      `[
    provideHttpClient(
      // withFetch(),
    ),
  ]`,
      `[
    provideTokenRefresh(
      { refresh: '/api/renew' },
      // withFetch(),
    ),
  ]`,
      { refreshUrl: '/api/renew' },
    ],
    [
      'in an array in the array',
      '[[provideHttpClient(withFetch())], provideRouter(routes)]',
      "[[provideTokenRefresh({ refresh: '/renew' }, withFetch())], provideRouter(routes)]",
      { refreshUrl: '/renew' },
    ],
    [
      'moves features that are computed, one by one',
      '[provideHttpClient(ssr ? withFetch() : withXhr())]',
      "[provideTokenRefresh({ refresh: '/renew' }, ssr ? withFetch() : withXhr())]",
      { refreshUrl: '/renew' },
    ],
    [
      'beside a list of providers made elsewhere',
      '[...ours, provideHttpClient(withFetch())]',
      "[...ours, provideTokenRefresh({ refresh: '/renew' }, withFetch())]",
      { refreshUrl: '/renew' },
    ],
  ])('%s', async (_, before, after, answers = {}) => {
    const text = await configAfter(config(before), answers);

    expect(providersOf(text)).toBe(after);
    expect(await isPretty(text)).toBe(true);
  });

  it('leaves the brackets of a list where they are', async () => {
    const text = await configAfter(config('[\n    provideHttpClient(withInterceptors([\n      auth,\n    ]))\n  ]'));

    expect(providersOf(text)).toBe(`[
    provideTokenRefresh({ refresh: '/api/token/refreshToken' }, withInterceptors([
      auth,
    ]))
  ]`);
  });

  it('takes a file as it is written: CRLF, four spaces, double quotes, a byte order mark, no comma at the end', async () => {
    const before = [
      '\uFEFFimport { ApplicationConfig } from "@angular/core";',
      'import { provideHttpClient, withFetch } from "@angular/common/http";',
      '',
      'export const appConfig: ApplicationConfig = {',
      '    providers: [',
      '        provideHttpClient(',
      '            withFetch()',
      '        )',
      '    ]',
      '};',
      '',
    ];

    const after = [
      '\uFEFFimport { ApplicationConfig } from "@angular/core";',
      'import { withFetch } from "@angular/common/http";',
      'import { provideTokenRefresh } from "ngx-token-refresh";',
      '',
      'export const appConfig: ApplicationConfig = {',
      '    providers: [',
      '        provideTokenRefresh(',
      '            { refresh: "/it\'s \\"here\\"" },',
      '            withFetch()',
      '        )',
      '    ]',
      '};',
      '',
    ];
    expect(await configAfter(before.join('\r\n'), { refreshUrl: '/it\'s "here"' })).toBe(after.join('\r\n'));
  });
});

describe('the imports after ng add', () => {
  const PROVIDERS = '[provideHttpClient()]';
  const importsOf = (text: string) => text.slice(0, text.indexOf('import { auth, log }')).trimEnd();
  const OTHERS = `import { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';`;
  const OURS = "import { provideTokenRefresh } from 'ngx-token-refresh';";

  it.each<[what: string, http: string, after: string, providers?: string]>([
    [
      'go without a statement that has nothing left',
      "import { provideHttpClient } from '@angular/common/http';\n",
      `${OTHERS}\n${OURS}`,
    ],
    [
      'keep the other names of a statement',
      "import { HttpClient, provideHttpClient, withFetch } from '@angular/common/http';\n",
      `import { HttpClient, withFetch } from '@angular/common/http';\n${OTHERS}\n${OURS}`,
    ],
    [
      'keep the names before the last',
      "import { HttpClient, provideHttpClient } from '@angular/common/http';\n",
      `import { HttpClient } from '@angular/common/http';\n${OTHERS}\n${OURS}`,
    ],
    [
      'join what has room on one line again',
      `import {
  HttpInterceptorFn,
  provideHttpClient,
  withFetch,
  withInterceptors,
} from '@angular/common/http';
`,
      `import { HttpInterceptorFn, withFetch, withInterceptors } from '@angular/common/http';\n${OTHERS}\n${OURS}`,
    ],
    [
      'keep the comments between names',
      `import {
  HttpClient, // one
  provideHttpClient, // two
  // three
  withFetch,
} from '@angular/common/http';
`,
      `import {
  HttpClient, // one
  // two
  // three
  withFetch,
} from '@angular/common/http';
${OTHERS}
${OURS}`,
    ],
    [
      'keep the comments before a name that was the last',
      `import {
  HttpClient, // one
  provideHttpClient,
} from '@angular/common/http';
`,
      `import {
  HttpClient, // one
} from '@angular/common/http';
${OTHERS}
${OURS}`,
    ],
    [
      'go without a statement that gave it another name',
      "import { provideHttpClient as http } from '@angular/common/http';\n",
      `${OTHERS}\n${OURS}`,
      '[http()]',
    ],
    [
      'keep a namespace that is used elsewhere',
      "import * as ng from '@angular/common/http';\n",
      `import * as ng from '@angular/common/http';\n${OTHERS}\n${OURS}`,
      '[ng.provideHttpClient(ng.withFetch())]',
    ],
    [
      'go without a namespace that is not',
      "import * as ng from '@angular/common/http';\n",
      `${OTHERS}\n${OURS}`,
      '[ng.provideHttpClient()]',
    ],
    [
      'join what is imported from the library already',
      "import { provideHttpClient } from '@angular/common/http';\nimport { signedInGuard } from 'ngx-token-refresh';\n",
      `import { signedInGuard, provideTokenRefresh } from 'ngx-token-refresh';\n${OTHERS}`,
    ],
    [
      'do not join types',
      "import { provideHttpClient } from '@angular/common/http';\nimport type { Tokens } from 'ngx-token-refresh';\n",
      `import type { Tokens } from 'ngx-token-refresh';\n${OTHERS}\n${OURS}`,
    ],
  ])('%s', async (_, http, after, providers = PROVIDERS) => {
    expect(importsOf(await configAfter(config(providers, http)))).toBe(after);
  });

  it('takes the place of the only one', async () => {
    const text = await configAfter(
      "// Mine.\nimport { provideHttpClient } from '@angular/common/http';\nexport const appConfig = { providers: [provideHttpClient()] };\n",
    );

    expect(text).toBe(`// Mine.\n${OURS}\nexport const appConfig = { providers: [provideTokenRefresh()] };\n`);
  });
});
