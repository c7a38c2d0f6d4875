import { parentPort, workerData } from 'node:worker_threads';
import { numbersOf, type PartNumbers, type SampleRange } from '../calculations/simulate/parts.ts';
import { simulatePart } from '../calculations/simulate/simulate.ts';
import type { SimulateInput } from '../documents/simulate.ts';
import { type ErrorCode, type ErrorDetail, RemeltError } from '../foundation/errors.ts';
import { readFacts } from './data-folder.ts';

/** To the thread: samples of a document to compute. */
export interface PartRequest {
  readonly id: number;
  readonly input: SimulateInput;
  readonly range: SampleRange;
}

/** From the thread: the numbers of the samples, or what went wrong. */
export type PartReply =
  | { readonly id: number; readonly numbers: PartNumbers }
  | {
      readonly id: number;
      readonly fault: {
        readonly code: ErrorCode | null;
        readonly message: string;
        readonly details: readonly ErrorDetail[];
      };
    };

/** What a thread is started with: the plant's own data folder. */
export interface PartThreadData {
  readonly overrides?: string;
}

const facts = readFacts((workerData as PartThreadData).overrides);

parentPort?.on('message', ({ id, input, range }: PartRequest) => {
  try {
    const numbers = numbersOf(simulatePart(input, facts, range));
    parentPort?.postMessage({ id, numbers } satisfies PartReply, buffersOf(numbers));
  } catch (error) {
    const known = error instanceof RemeltError ? error : null;
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({
      id,
      fault: { code: known?.code ?? null, message, details: known?.details ?? [] },
    } satisfies PartReply);
  }
});

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
