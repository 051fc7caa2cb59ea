import { isPlatformServer } from '@angular/common';
import { inject, PLATFORM_ID } from '@angular/core';
import type { GuardResult } from '@angular/router';

import type { Session } from './session';
import { TokenService } from './token-service';

/**
 * What a guard decides when it is known whether somebody is signed in: at once, or after the restoring or the refresh that holds
 * requests as well, but not for a renewal in the background. A server lets everybody pass: it cannot know.
 */
export function decideWhenSettled(decide: (signedIn: boolean) => GuardResult): GuardResult | Promise<GuardResult> {
  const service = inject(TokenService);
  if (isPlatformServer(inject(PLATFORM_ID))) return true;
  const decideFor = (session: Session) => decide('tokens' in session);
  return service.holding() ? service.passage.settled().then(decideFor) : decideFor(service.current);
}
