import type fc from 'fast-check';

import type { Play, Weather } from './play';

/** What is asked after each step. */
export interface Examination {
  readonly check: (play: Play) => void;
}

type Act = (play: Play) => unknown;

/** One step of a schedule. After each, every promise is checked. */
export class Step implements fc.AsyncCommand<Examination, Play> {
  constructor(
    private readonly name: string,
    private readonly act: Act,
    private readonly weather?: Weather,
  ) {}

  check(): boolean {
    return true;
  }

  async run({ check }: Examination, play: Play): Promise<void> {
    if (this.weather) play.happened.add(this.weather);
    await this.act(play);
    await play.world.pass(0);
    for (const tab of play.tabs) tab.look();
    check(play);
  }

  toString(): string {
    return this.name;
  }
}
