import fc from 'fast-check';

import type { Step } from './step';

/** How often a step comes, compared with the others. */
export type Weighted = readonly [weight: number, steps: fc.Arbitrary<Step>];

export const tab = fc.nat(3);
export const latency = fc.constantFrom(0, 5, 40, 200, 1_000, 9_000);
export const duration = fc.constantFrom(1, 20, 100, 500, 1_500, 3_000, 9_000, 20_000, 65_000, 700_000);
