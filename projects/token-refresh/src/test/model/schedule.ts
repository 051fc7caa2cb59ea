import fc from 'fast-check';

import { comeToRest } from './at-rest';
import { diaryOf } from './diary';
import { everyday } from './everyday-steps';
import { FAULTS } from './fault-steps';
import { Play, type Weather } from './play';
import { assertKept, PROMISES } from './promises';
import { setups } from './setups';
import type { Examination } from './step';
import type { Library } from './tab';

function schedulesIn(weather: readonly Weather[]): fc.Arbitrary<Iterable<fc.AsyncCommand<Examination, Play>>> {
  const steps = [...everyday(), ...weather.flatMap((kind) => FAULTS[kind]())];
  const any = fc.oneof(...steps.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  const replayPath = process.env['MODEL_REPLAY'];
  return fc.commands([any], {
    maxCommands: 30,
    size: '+1',
    ...(replayPath && { replayPath }),
  });
}

const schedules = setups.chain((setup) => schedulesIn(setup.weather).map((steps) => [setup, steps] as const));

/** Plays one schedule after another; throws with the seed and the shortest schedule that breaks a promise. */
export async function playSchedules(
  library: Library,
  runs: Pick<fc.Parameters, 'numRuns' | 'seed' | 'path' | 'endOnFailure'>,
  only?: readonly string[],
): Promise<void> {
  const property = fc.asyncProperty(schedules, async ([setup, steps]) => {
    const play = new Play(library, setup);
    try {
      await play.openTab();
      await play.world.pass(50);
      play.signIn(play.tabs[0]!, 'ada');
      const check = (now: Play) => assertKept(PROMISES, now, only);
      await fc.asyncModelRun(() => ({ model: { check }, real: play }), steps);
      await comeToRest(play, only);
    } catch (broken) {
      if (process.env['MODEL_DIARY'])
        Object.assign(broken as Error, { message: `${(broken as Error).message}\n${diaryOf(play)}` });
      throw broken;
    } finally {
      play.end();
    }
  });
  await fc.assert(property, runs as never);
}
