// What the pages of the in-process benchmarks can do; bench/in-process/pages.mjs builds and opens them.
import { goodDay } from './good-day';
import { hour } from './hour';
import { scale } from './scale';

Object.assign(globalThis, { bench: { goodDay, hour, scale } });
