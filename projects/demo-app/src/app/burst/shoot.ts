import { HttpErrorResponse } from '@angular/common/http';
import { TokenRefreshError } from 'ngx-token-refresh';
import { Subscription } from 'rxjs';

import type { Runner } from '../competitors/burst-runner';
import { now } from '../timeline/server-clock';
import type { Ending, Sighting } from '../timeline/sighting';
import { itemMs, type BurstSettings } from './burst-settings';

/** Sends a burst, and tells of each request when it is on its way and when it has ended. */
export function shoot(
  run: Runner,
  paths: readonly string[],
  settings: BurstSettings,
  tell: (sighting: Sighting) => void,
): Subscription {
  const all = new Subscription();
  paths.forEach((path, index) => all.add(send(run, path, `${path}?ms=${itemMs(settings, index + 1)}`, tell)));
  return all;
}

function send(run: Runner, path: string, url: string, tell: (sighting: Sighting) => void): Subscription {
  const begunAt = now();
  let sighting: Sighting = { path, begunAt, handedOverAt: begunAt };
  const end = (ending: Omit<Ending, 'at'>) => tell((sighting = { ...sighting, end: { at: now(), ...ending } }));
  const subscription = run(url).subscribe({
    complete: () => end({ answered: true, status: 200 }),
    error: (error) => end({ answered: false, status: statusOf(error), code: codeOf(error) }),
  });
  sighting = { ...sighting, handedOverAt: now() };
  tell(sighting);
  return subscription;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpErrorResponse) return error.status;
  const { response } = error as { response?: { status?: number } };
  return response?.status ?? 0;
}

function codeOf(error: unknown): Ending['code'] {
  return error instanceof TokenRefreshError ? error.code : undefined;
}
