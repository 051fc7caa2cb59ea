import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { TokenService } from 'ngx-token-refresh';

import type { Profile } from './profile';

/** The profile of whoever is signed in; forgotten and loaded anew with every session. */
@Injectable({ providedIn: 'root' })
export class ProfileOfMine {
  private readonly signedIn = inject(TokenService).signedIn;
  private readonly resource = httpResource<Profile>(() => (this.signedIn() ? '/api/me' : undefined));

  /** `undefined` while it is on its way. */
  value(): Profile | undefined {
    return this.resource.hasValue() ? this.resource.value() : undefined;
  }

  set(profile: Profile): void {
    this.resource.set(profile);
  }
}
