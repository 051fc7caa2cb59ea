import { HttpClient } from '@angular/common/http';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { App, routes } from '../bundle-size/app';

/** Sends one request the way the competitor would have it sent. The bench calls it from outside. */
type Get = (url: string) => Promise<unknown>;

declare global {
  var benchGet: Get | undefined;
}

/** The page is the minimal app whose size is measured, and a handle for the bench. */
export async function start(providers: Provider | EnvironmentProviders, get?: Get): Promise<void> {
  const app = await bootstrapApplication(App, { providers: [provideRouter(routes), providers] });
  const http = app.injector.get(HttpClient);
  globalThis.benchGet = get ?? ((url) => firstValueFrom(http.get(url)));
}
