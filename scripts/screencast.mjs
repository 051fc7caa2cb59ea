// Records what a page shows while something happens in it.
import { Buffer } from 'node:buffer';

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ everyMs: number, times: number, firstMs: number, lastMs: number }} pace one frame in that time, shown so many times as long;
 *   how long the first and the last are seen
 * @param {() => Promise<void>} happen
 * @returns {Promise<{ picture: Buffer, ms: number }[]>} PNGs, and how long each is seen
 */
export async function screencast(page, pace, happen) {
  const session = await page.context().newCDPSession(page);
  const shots = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shots.push({ at: metadata.timestamp * 1000, picture: Buffer.from(data, 'base64') });
    session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await happen();
  await session.send('Page.stopScreencast');
  await session.detach();
  return frames(thinned(shots, pace.everyMs), pace);
}

/** One shot in that time, and the last in any case. */
function thinned(shots, everyMs) {
  const kept = [];
  for (const shot of shots) {
    if (kept.length === 0 || shot.at - kept.at(-1).at >= everyMs) kept.push(shot);
  }
  return [...kept.filter(({ at }) => shots.at(-1).at - at >= everyMs), shots.at(-1)];
}

function frames(shots, { times, firstMs, lastMs }) {
  const end = shots.length - 1;
  return shots.map(({ at, picture }, index) => ({
    picture,
    ms: index === end ? lastMs : Math.max((shots[index + 1].at - at) * times, index === 0 ? firstMs : 0),
  }));
}
