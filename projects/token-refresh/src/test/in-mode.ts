const scope = globalThis as { ngDevMode?: unknown };

/** What `act` comes to in production (`false`), or where no build tool says which it is (`undefined`): to its end, where it takes time. */
export function inMode<T>(mode: boolean | undefined, act: () => T): T {
  const before = scope.ngDevMode;
  const restore = () => void (scope.ngDevMode = before);
  let result: T | undefined;
  scope.ngDevMode = mode;
  try {
    result = act();
    return result instanceof Promise ? (result.finally(restore) as T) : result;
  } finally {
    if (!(result instanceof Promise)) restore();
  }
}
