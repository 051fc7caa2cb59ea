import { ErrorHandler, type Injector } from '@angular/core';

/** Tells the app's ErrorHandler of a fault of the app, which is not to become one of the session, whatever the handler does. */
export function report(injector: Injector, fault: unknown): void {
  try {
    injector.get(ErrorHandler).handleError(fault);
  } catch {
    // The app is gone, or its handler throws, as that of tests does.
  }
}

/** What a function of the app returns. Where it throws, the app is told, and nothing is known. */
export function trusted<T>(injector: Injector, ask: () => T): T | undefined {
  try {
    return ask();
  } catch (fault) {
    report(injector, fault);
    return undefined;
  }
}
