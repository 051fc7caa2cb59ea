import type { EnvironmentInjector } from '@angular/core';
import type { Observable } from 'rxjs';

/** Sends one request the way somebody would have it sent. */
export type Runner = (url: string) => Observable<unknown>;

export type RunnerName = 'library' | 'tutorial' | 'axios';

type MakeRunner = (injector: EnvironmentInjector) => Promise<Runner>;

/**
 * Who can send a burst. The others are loaded when they are asked for, and begin with a session of their own, which the server grants to
 * somebody whose own is good: make them before anything goes wrong.
 */
export const RUNNERS: Readonly<Record<RunnerName, MakeRunner>> = {
  library: async (injector) => (await import('./library')).libraryRunner(injector),
  tutorial: async (injector) => (await import('./tutorial')).tutorialRunner(injector),
  axios: async (injector) => (await import('./article')).articleRunner(injector),
};
