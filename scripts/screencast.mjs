// Records what a page shows while something happens in it.
import { Buffer } from 'node:buffer';

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ everyMs: number, lastMs: number }} pace no frame is shorter; how long the last is seen
 * @param {() => Promise<void>} happen
 * @returns {Promise<{ picture: Buffer, ms: number }[]>} PNGs, and how long each is seen
 */
export async function screencast(page, { everyMs, lastMs }, happen) {
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
  return frames(thinned(shots, everyMs), lastMs);
}

/** The last shot of each stretch of time: what is drawn within one is not seen. */
function thinned(shots, everyMs) {
  return shots.filter(({ at }, index) => {
    const next = shots[index + 1];
    return !next || Math.floor(next.at / everyMs) !== Math.floor(at / everyMs);
  });
}

function frames(shots, lastMs) {
  return shots.map(({ at, picture }, index) => ({
    picture,
    ms: index + 1 < shots.length ? shots[index + 1].at - at : lastMs,
  }));
}
