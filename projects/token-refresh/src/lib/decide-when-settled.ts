import { inject } from '@angular/core';
import type { GuardResult } from '@angular/router';

import { holding } from './gate';
import { within } from './timer';
import { TokenService } from './token-service';

/**
 * What a guard decides when it is known whether somebody is signed in: at once, or after the restoring or the refresh that holds requests
 * as well, at the latest after `maxWait`; not after a renewal in the background. A server lets everybody pass: it cannot know.
 */
export function decideWhenSettled(decide: (signedIn: boolean) => GuardResult): GuardResult | Promise<GuardResult> {
  const service = inject(TokenService);
  if (service.onServer) return true;
  return holding(service) ? settled().then(decideNow) : decideNow();

  function decideNow(): GuardResult {
    return decide('tokens' in service.current);
  }

  async function settled(): Promise<void> {
    const end = performance.now() + service.options.maxWait;
    for (let flight = holding(service); flight; flight = holding(service)) {
      if (!(await within(end - performance.now(), flight.outcome, service.timer))) return;
    }
  }
}
