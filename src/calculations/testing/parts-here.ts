import { throwIfCancelled } from '../../foundation/errors.ts';
import { breathe } from '../control.ts';
import { type PartOf, type PartPool, rangesOf } from '../part-pool.ts';

/** A pool that does so many parts one after the other in this thread, from their documents as JSON holds them. */
export const partsHere = (parts: number, partOf: PartOf): PartPool => ({
  worthFrom_s: 0,
  compute: async (work, { count }, { signal, onProgress } = {}) => {
    const document: unknown = JSON.parse(JSON.stringify(work.document));
    const made: Uint8Array[] = [];
    for (const range of rangesOf(count, parts)) {
      await breathe();
      throwIfCancelled(signal);
      made.push(partOf(document, range));
      onProgress?.((range.first + range.count) / count, `${range.first + range.count} of ${count}`);
    }
    return made;
  },
});
