import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { Control } from '../control.ts';
import type { PartNumbers } from './parts.ts';

/** Where the samples of a large ensemble are computed; the engine provides it. */
export interface SamplePool {
  /** Samples from which it pays to ask. */
  readonly worthFrom: number;
  /** The numbers of samples 0 to `samples` of a document, in parts in their order. Throws CancelledError, UnavailableError. */
  readonly compute: (
    input: SimulateInput,
    samples: number,
    control?: Control,
  ) => Promise<readonly PartNumbers[]>;
}
