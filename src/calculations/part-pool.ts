import type { SimulateInput } from '../documents/heats/simulate.ts';
import type { Control } from './control.ts';

/** Samples of an ensemble that are computed together. */
export interface SampleRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Work on an ensemble that can be cut into ranges of samples anywhere. A name and a document say all of it, so that a thread,
 * another process or another machine does the same, and so that their hash, with that of the facts and the range, names the answer.
 */
export interface PartWork {
  readonly name: 'simulate';
  readonly document: SimulateInput;
}

/** Where the samples of a large ensemble are computed; the engine provides it. */
export interface PartPool {
  /** Samples from which it pays to ask. */
  readonly worthFrom: number;
  /**
   * Samples 0 to `samples` in parts, in their order, each as packed arrays: put together they are the same to the last bit, however
   * they were cut. Throws what the work throws, CancelledError, UnavailableError.
   */
  readonly compute: (work: PartWork, samples: number, control?: Control) => Promise<readonly Uint8Array[]>;
}

/** Does one part of a work. */
export type PartOf = (work: PartWork, range: SampleRange) => Uint8Array;

/** Samples cut into parts of nearly equal size. */
export function rangesOf(samples: number, parts: number): SampleRange[] {
  const count = Math.min(parts, samples);
  return Array.from({ length: count }, (_, k) => {
    const first = Math.floor((k * samples) / count);
    return { first, count: Math.floor(((k + 1) * samples) / count) - first };
  });
}
