// One tab: a page with its person signed in, and bursts of requests in it.
/* global document, localStorage, sessionStorage, performance */

/** Runs in the page, before anything else: who is signed in, and a clock that can leap, as it does when a computer wakes up. */
function prepare({ local = {}, session = {}, cookies = [] }) {
  const write = (storage, entries) => {
    for (const [key, value] of Object.entries(entries)) storage.setItem(key, value);
  };
  if (!localStorage.getItem('bench.prepared')) {
    write(localStorage, { ...local, 'bench.prepared': 'true' });
    for (const cookie of cookies) document.cookie = cookie;
  }
  write(sessionStorage, session);
  let leapt = 0;
  globalThis.benchLeap = (ms) => void (leapt += ms);
  globalThis.Date = class extends Date {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(new.target.now());
    }
    static now() {
      return super.now() + leapt;
    }
  };
}

/**
 * Runs in the page: sends the requests, and waits until all are answered, or until nothing has been for a while. With `floor` it plays
 * what has to happen at least, in the least time: the requests that are refused, the refresh, the requests again.
 */
async function burst({ requests, first, leap, idleMs, at, floor }) {
  if (at) await new Promise((resolve) => setTimeout(resolve, at - performance.timeOrigin - performance.now()));
  if (leap) globalThis.benchLeap(leap);
  const began = performance.now();
  let last = began;
  const all = () => {
    const tally = { answered: 0, failed: 0 };
    const settled = Array.from({ length: requests }, (_, index) =>
      globalThis
        .benchGet(`/api/items/${first + index}`)
        .then(
          () => tally.answered++,
          () => tally.failed++,
        )
        .then(() => (last = performance.now())),
    );
    return { tally, done: Promise.all(settled).then(() => true) };
  };
  if (floor) {
    if (!leap) await all().done;
    const body = JSON.stringify({ refreshToken: localStorage.getItem('refreshToken') });
    const answer = await fetch('/api/token/refreshToken', { method: 'POST', body });
    const { accessToken } = await answer.json();
    localStorage.setItem('accessToken', accessToken);
  }
  const { tally, done } = all();
  const idle = async () => {
    while (performance.now() - last < idleMs) await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  };
  const complete = await Promise.race([done, idle()]);
  return { ...tally, hanging: complete ? 0 : requests - tally.answered - tally.failed, ms: last - began };
}

export async function openTab(context, origin, competitor, grant) {
  const page = await context.newPage();
  const { cookies } = competitor;
  const signedIn = { cookies, local: competitor.local?.(grant), session: competitor.session?.(grant) };
  await page.addInitScript(prepare, signedIn);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => globalThis.benchGet, undefined, { polling: 20 });
  // Six connections, open before it counts.
  await page.evaluate(() => Promise.all(Array.from({ length: 6 }, () => fetch('/warm'))));
  return { burst: (how) => page.evaluate(burst, how) };
}
