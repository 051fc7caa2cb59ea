// One Angular major: the app is made and built, with zone.js and without, and every check is played in every variant.
import { join } from 'node:path';

import { burst, refusal, refusalInBackground, renewalInBackground, signOutElsewhere } from './checks.mjs';
import { freshApp, run } from './fresh-app.mjs';

const ZONES = { zone: 'zone.js', zoneless: 'zoneless' };
const BACKENDS = ['xhr', 'fetch'];
const WIRINGS = ['one call', 'two parts'];
const NEIGHBOURS = ['none', 'functions', 'classes'];
const AT_A_TIME = 3;
/** A build that takes longer hangs: in the prerendering, perhaps. */
const LONGEST_BUILD_MS = 300_000;

/** @returns one row for each check, with a `fault` where it failed */
export async function playMajor(major, { place, tarball, browser }) {
  const app = {};
  const made = await row({ angular: major, check: 'new app' }, () =>
    Object.assign(app, freshApp(major, place, tarball)),
  );
  if (made.fault) return [made];
  const { folder, angular, typescript } = app;
  const rows = [];
  for (const [configuration, zone] of Object.entries(ZONES)) {
    const is = { angular, typescript, zone };
    const built = await row({ ...is, check: 'build' }, () => build(folder, configuration));
    rows.push(built);
    if (!built.fault) rows.push(...(await playBuilt(browser, join(folder, 'dist', zone, 'browser'), is)));
  }
  return rows;
}

function build(folder, configuration) {
  run('npx', ['ng', 'build', '-c', `production,${configuration}`], folder, LONGEST_BUILD_MS);
}

async function playBuilt(browser, folder, is) {
  const plain = { wiring: WIRINGS[0], neighbours: NEIGHBOURS[0] };
  const tasks = [];
  const plan = (what, check) =>
    tasks.push(() => row({ ...is, ...what }, (measured) => check({ folder, query: what }, measured)));
  for (const backend of BACKENDS) {
    for (const wiring of WIRINGS) {
      for (const neighbours of NEIGHBOURS) {
        plan({ check: 'burst', backend, wiring, neighbours }, (visit, measured) => burst(browser, visit, measured));
      }
    }
    plan({ check: 'burst, hydrated', backend, ...plain }, (visit, measured) =>
      burst(browser, { ...visit, path: '/' }, measured),
    );
    for (const [name, check] of Object.entries({
      'renewal by the timer': renewalInBackground,
      'timer, then refused': refusalInBackground,
      'burst, then refused': refusal,
      'signed out elsewhere': signOutElsewhere,
    })) {
      plan({ check: name, backend, ...plain }, (visit) => check(browser, visit));
    }
  }
  return pooled(tasks);
}

async function row(what, check) {
  const measured = {};
  try {
    await check(measured);
    return { ...what, ...measured };
  } catch (fault) {
    return { ...what, ...measured, fault };
  }
}

/** The results in the order of the tasks, of which a few run at a time. */
async function pooled(tasks) {
  const results = [];
  const left = tasks.entries();
  const worker = async () => {
    for (const [index, task] of left) results[index] = await task();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return results;
}
