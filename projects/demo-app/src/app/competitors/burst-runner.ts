import type { EnvironmentInjector } from '@angular/core';
import type { Observable } from 'rxjs';

import type { Contender } from '../timeline/burst-path';

/** Sends one request the way somebody would have it sent. */
export type Runner = (url: string) => Observable<unknown>;

type MakeRunner = (injector: EnvironmentInjector) => Promise<Runner>;

/**
 * Who can send a burst. The others are loaded when they are asked for, and begin with a session of their own, which the server grants to
 * somebody whose own is good: make them before anything goes wrong.
 */
export const RUNNERS: Readonly<Record<Contender, MakeRunner>> = {
  library: async (injector) => (await import('./library')).libraryRunner(injector),
  tutorial: async (injector) => (await import('./tutorial')).tutorialRunner(injector),
  axios: async (injector) => (await import('./article')).articleRunner(injector),
};
