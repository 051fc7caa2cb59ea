import { takeWarnings } from '../../projects/token-refresh/src/test/warnings';

/** The code of a section of `docs/errors.md`, by the names of its regions, each run in an app. */
export interface Example {
  readonly mistakes: Readonly<Record<string, () => unknown>>;
  readonly corrections: Readonly<Record<string, () => unknown>>;
}

/** What the developer is told of an app: the error that it fails with, and the warnings. */
export async function told(run: () => unknown): Promise<string[]> {
  const errors: string[] = [];
  try {
    await run();
  } catch (error) {
    errors.push((error as Error).message);
  }
  return [...errors, ...takeWarnings()];
}
