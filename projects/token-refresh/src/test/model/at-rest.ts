import { PEOPLE, type Play } from './play';
import { assertKept, IN_THE_END, PROMISES } from './promises';
import type { Tab } from './tab';
import { API } from './wire';

/** The weather clears, and everything that was begun comes to its end. Then everybody can work again. */
export async function comeToRest(play: Play, only?: readonly string[]): Promise<void> {
  const { world } = play;
  play.isAtRest = true;
  world.locks.fault = 'none';
  Object.assign(world.storage, { fault: 'none', bell: 'rings', lagMs: 1, slowMs: 20 });
  world.server.api = 'accepts';
  world.online = true;
  world.refreshTrips = [];
  for (const { page } of play.living) await page.thaw();
  await world.pass(400_000);
  assertKept(PROMISES, play, only);
  assertKept(IN_THE_END, play, only);
  if (!only || only.includes('P11')) for (const tab of play.living) await works(play, tab);
  assertKept(PROMISES, play, only);
}

/** P11, P13: whatever has happened, a person can go on, or sign in and go on. */
async function works(play: Play, tab: Tab): Promise<void> {
  const isSignedIn = tab.page.run(() => tab.service.signedIn());
  if (isSignedIn && (await isAnswered(play, tab))) return;
  play.signIn(tab, PEOPLE[2]);
  if (!(await isAnswered(play, tab))) throw new Error(`P11: tab ${tab.page.n} does not work after a sign-in`);
}

async function isAnswered(play: Play, tab: Tab): Promise<boolean> {
  const caller = tab.page.run(() => tab.request('GET', `${API}/after/${play.callers.length}`));
  await play.world.pass(60_000);
  return caller.values.length === 1;
}
