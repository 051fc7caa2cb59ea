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

/** The last shot of each stretch of time: what is drawn within one is not seen. */
function thinned(shots, everyMs) {
  return shots.filter(({ at }, index) => {
    const next = shots[index + 1];
    return !next || Math.floor(next.at / everyMs) !== Math.floor(at / everyMs);
  });
}

function frames(shots, { times, firstMs, lastMs }) {
  const end = shots.length - 1;
  return shots.map(({ at, picture }, index) => ({
    picture,
    ms: index === end ? lastMs : Math.max((shots[index + 1].at - at) * times, index === 0 ? firstMs : 0),
  }));
}
