import type * as TS from 'typescript';

import { optionsOf, type Settings } from './settings';
import { place } from './source-place';

const PARTS =
  "Or keep your provideHttpClient() and use the two parts: tokenRefreshInterceptor as the last of withInterceptors([…]), and provideTokenService(…) in the app's providers.";

/** What is left to a person, and exactly what to do: each a sentence about what was found, then what to write. */
export class ByHand {
  constructor(private readonly settings: Settings) {}

  nameTaken(file: TS.SourceFile): string {
    return this.say(`Something else is called provideTokenRefresh already (${place(file)}).`, [
      `Rename that, or import ours by another name, and write ${this.call()} in the app's providers, in place of provideHttpClient().`,
    ]);
  }

  parts(at: readonly TS.Node[]): string {
    return this.say(`The app uses the two parts already (${places(at)}).`, [
      'It is set up when it has both: tokenRefreshInterceptor as the last of withInterceptors([…]) in provideHttpClient(), and provideTokenService(…) in its providers.',
    ]);
  }

  modules(at: readonly TS.Node[]): string {
    return this.say(`The app imports HttpClient's NgModules (${places(at)}).`, [
      'Take them out of the imports.',
      `Write ${this.call('withInterceptorsFromDi()')} in the app's providers, with withInterceptorsFromDi from '@angular/common/http'; what HttpClientXsrfModule and HttpClientJsonpModule did, withXsrfConfiguration(…) and withJsonpSupport() do there.`,
      this.importLine(),
    ]);
  }

  several(at: readonly TS.Node[]): string {
    return this.say(`The app says provideHttpClient in several places (${places(at)}), and the last one would win.`, [
      `Write ${this.call('…')} in the app's providers, with the features of all of them in place of …, and take the others away.`,
      this.importLine(),
      PARTS,
    ]);
  }

  elsewhere(at: TS.Node): string {
    return this.say(`provideHttpClient is not called directly in the app's array of providers (${place(at)}).`, [
      `Write ${this.call('…')} there in place of provideHttpClient(…), with its features in place of ….`,
      this.importLine(),
      PARTS,
    ]);
  }

  spread(at: TS.Node): string {
    return this.say(`The features of provideHttpClient() are a list made elsewhere (${place(at)}).`, [
      `Write ${this.call('…')} in its place, with the same arguments in place of ….`,
      this.importLine(),
    ]);
  }

  computed(at?: TS.Node): string {
    return this.say(`The app's providers are not a plain list that could be read${at ? ` (${place(at)})` : ''}.`, [
      `Write ${this.call()} among them. Where there is a provideHttpClient(…), it gives way, and its features go behind the options.`,
      this.importLine(),
    ]);
  }

  private call(features?: string): string {
    const options = optionsOf(this.settings, "'", features !== undefined);
    const object = options.length > 0 ? [`{ ${options.join(', ')} }`] : [];
    return `provideTokenRefresh(${[...object, ...(features ? [features] : [])].join(', ')})`;
  }

  private importLine(): string {
    return "Import it: import { provideTokenRefresh } from 'ngx-token-refresh';";
  }

  private say(found: string, todo: readonly string[]): string {
    return [
      `ngx-token-refresh is installed, but no file was changed. ${found}`,
      'By hand:',
      ...todo.map((line) => `- ${line}`),
    ].join('\n');
  }
}

function places(nodes: readonly TS.Node[]): string {
  return [...new Set(nodes.map(place))].join(', ');
}
