// The test stand: the server in its thread, and one Chromium.
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

import { chromium as playwright } from '@playwright/test';

import { chromium, CHROMIUM_FLAGS } from '../../scripts/chromium.mjs';
import { selfSigned } from './certificate.mjs';

const FLAGS = [...CHROMIUM_FLAGS, '--ignore-certificate-errors'];

/** Whatever happens in between, the browser and the server are closed. */
export async function withStand(work) {
  const stand = await openStand();
  try {
    return await work(stand);
  } finally {
    await stand.close();
  }
}

async function openStand() {
  const worker = new Worker(new URL('server.mjs', import.meta.url), {
    workerData: { certificate: selfSigned(), pages: resolve('dist/bench') },
  });
  const waiting = new Map();
  let broken;
  const ports = await new Promise((ready, failed) => {
    worker.on('message', ({ ports, id, result }) => (ports ? ready(ports) : waiting.get(id).resolve(result)));
    worker.on('error', (fault) => {
      broken = fault;
      failed(fault);
      for (const { reject } of waiting.values()) reject(fault);
    });
  });
  let count = 0;
  const call = (name, argument) => {
    if (broken) throw broken;
    const id = ++count;
    const answer = Promise.withResolvers();
    waiting.set(id, answer);
    worker.postMessage({ id, name, argument });
    return answer.promise.finally(() => waiting.delete(id));
  };
  const browser = await playwright.launch({ executablePath: chromium(), args: FLAGS });
  return {
    browser,
    origin: ({ version, line }) => `https://localhost:${ports[line][version]}`,
    begin: async (play) => call('begin', play),
    expire: async (how) => call('expire', how),
    counts: async () => call('counts'),
    async close() {
      await browser.close();
      await worker.terminate();
    },
  };
}
