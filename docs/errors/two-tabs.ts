import { BroadcastChannel } from 'node:worker_threads';

import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh, type TokenStorage } from 'ngx-token-refresh';

import { grant, next, settle, startRecipe } from '../test/start-recipe';
import { nothingIsNull } from './ngtr104';
import { withBell } from './ngtr107';

/** The other tab is the same store by another channel. */
export async function hearsOfSignOutElsewhere(): Promise<void> {
  const channels: BroadcastChannel[] = [];
  class NodeChannel extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      channels.push(this);
    }
  }
  Object.assign(globalThis, { BroadcastChannel: NodeChannel });
  try {
    const app = startRecipe(appOf(withBell(nothingIsNull)), null);
    await settle();
    app.service.signIn(grant(1));
    await settle();
    const signedOut = next('signedOut');
    await withBell(nothingIsNull).remove();
    await expect(signedOut).resolves.toMatchObject({ reason: 'signedOutElsewhere' });
    await settle();
  } finally {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    channels.forEach((channel) => channel.close());
  }
}

function appOf(storage: TokenStorage): ApplicationConfig {
  return { providers: [provideRouter([]), provideTokenRefresh({ acrossTabs: true, storage })] };
}
