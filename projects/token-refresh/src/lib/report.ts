import { ErrorHandler, type Injector } from '@angular/core';

/** Tells the app's ErrorHandler of a fault of the app, which is not to become one of the session, whatever the handler does. */
export function report(injector: Injector, fault: unknown): void {
  try {
    injector.get(ErrorHandler).handleError(fault);
  } catch {
    // The app is gone, or its handler throws, as that of tests does.
  }
}
