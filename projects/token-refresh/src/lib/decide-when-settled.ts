import { isPlatformServer } from '@angular/common';
import { inject, PLATFORM_ID } from '@angular/core';
import type { GuardResult } from '@angular/router';

import { TOKEN_REFRESH_OPTIONS } from './options';
import { injectTimer, within } from './timer';
import { TokenService } from './token-service';

/**
 * What a guard decides when it is known whether somebody is signed in: at once, or after the restoring or the refresh that holds requests
 * as well, at the latest after `maxWait`; not after a renewal in the background. A server lets everybody pass: it cannot know.
 */
export function decideWhenSettled(decide: (signedIn: boolean) => GuardResult): GuardResult | Promise<GuardResult> {
  const service = inject(TokenService);
  const { maxWait } = inject(TOKEN_REFRESH_OPTIONS);
  const timer = injectTimer();
  if (isPlatformServer(inject(PLATFORM_ID))) return true;
  return service.holding() ? settled().then(decideNow) : decideNow();

  function decideNow(): GuardResult {
    return decide('tokens' in service.current);
  }

  async function settled(): Promise<void> {
    const end = performance.now() + maxWait;
    for (let flight = service.holding(); flight; flight = service.holding()) {
      if (!(await within(end - performance.now(), flight.outcome, timer))) return;
    }
  }
}
