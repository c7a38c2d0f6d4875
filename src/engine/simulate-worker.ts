import { numbersOf, type PartNumbers, type SampleRange } from '../calculations/simulate/parts.ts';
import { simulatePart } from '../calculations/simulate/simulate.ts';
import type { SimulateInput } from '../documents/heats/simulate.ts';
import { readFacts } from './data-folder.ts';
import { answerPool, folderOfThread } from './thread-work.ts';

/** Samples of a document to compute. */
export interface PartOrder {
  readonly input: SimulateInput;
  readonly range: SampleRange;
}

const facts = readFacts(folderOfThread());

answerPool(({ input, range }: PartOrder) => numbersOf(simulatePart(input, facts, range)), buffersOf);

/** Memory of the arrays, moved instead of copied. A looked-at bath may share it with the last one, so each goes once. */
function buffersOf({ start, dissolved, particles, snapshots, steps }: PartNumbers): ArrayBuffer[] {
  const arrays = [
    start,
    dissolved,
    particles,
    ...snapshots.flatMap((one) => [one.dissolved, one.particles]),
    ...steps.flatMap((one) => [one.exchange, one.drawn, one.before]),
  ];
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}
