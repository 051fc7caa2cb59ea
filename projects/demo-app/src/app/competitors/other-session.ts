import { HttpClient } from '@angular/common/http';
import type { EnvironmentInjector } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Begins another session of the person who is signed in: what is compared shares no token with the page. */
export function otherSession(injector: EnvironmentInjector): Promise<Grant> {
  return firstValueFrom(injector.get(HttpClient).post<Grant>('/api/lab/sessions', {}));
}
