import { readFileSync } from 'node:fs';
import type { PartWork, WorkSize } from '../../src/calculations/part-pool.ts';
import type { SimulateInput } from '../../src/documents/heats/simulate.ts';

/** A document whose ensemble is large enough to be handed out. */
export const manySamples = (samples: number, seed: number): SimulateInput => ({
  ...(JSON.parse(readFileSync('docs/formats/simulate.example.json', 'utf8')) as SimulateInput),
  samples,
  seed,
});

/** The same as a work, in parts of so many seconds each as the port reckons them. */
export const workOf = (document: SimulateInput, seconds: number): { work: PartWork; size: WorkSize } => ({
  work: { name: 'simulate', document },
  size: { count: document.samples!, seconds },
});
