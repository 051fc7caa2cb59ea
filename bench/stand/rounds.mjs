// Rounds in which everybody plays once, so that noise meets all alike.
import { rotated } from './figures.mjs';

/**
 * The plays of each competitor. `hopeless` tells of a play whether there is no point in another one: such a competitor plays in the first
 * round only.
 */
export async function playRounds(competitors, rounds, hopeless, playOne) {
  const plays = new Map(competitors.map((competitor) => [competitor, []]));
  for (let round = 0; round < rounds; round++) {
    for (const competitor of rotated(competitors, round)) {
      const before = plays.get(competitor);
      if (before.length > 0 && hopeless(before[0])) continue;
      before.push(await playOne(competitor, round));
    }
  }
  return plays;
}
