import { InjectionToken } from '@angular/core';

/** Where the provider and the API are; nobody knows before they run. */
export interface Servers {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string;
  readonly api: string;
}

export const SERVERS = new InjectionToken<Servers>('SERVERS');
