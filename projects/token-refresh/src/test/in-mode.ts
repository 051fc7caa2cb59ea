const scope = globalThis as { ngDevMode?: unknown };

/** What `act` comes to in production (`false`), or where no build tool says which it is (`undefined`). */
export function inMode<T>(mode: boolean | undefined, act: () => T): T {
  const before = scope.ngDevMode;
  scope.ngDevMode = mode;
  try {
    return act();
  } finally {
    scope.ngDevMode = before;
  }
}
