import { throwIfCancelled } from '../../foundation/errors.ts';
import { breathe } from '../control.ts';
import { type PartOf, type PartPool, rangesOf } from '../part-pool.ts';

/** A pool that does so many parts one after the other in this thread. */
export const partsHere = (parts: number, partOf: PartOf): PartPool => ({
  worthFrom: 0,
  compute: async (work, samples, { signal, onProgress } = {}) => {
    const made: Uint8Array[] = [];
    for (const range of rangesOf(samples, parts)) {
      await breathe();
      throwIfCancelled(signal);
      made.push(partOf(work, range));
      onProgress?.((range.first + range.count) / samples, `${range.first + range.count} samples`);
    }
    return made;
  },
});
