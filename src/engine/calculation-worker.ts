import type { PartPool } from '../calculations/part-pool.ts';
import type { CalculationData, CalculationOrder, HelpOrder } from './calculation-threads.ts';
import { createCompute } from './compute.ts';
import { answerPool, dataOfThread, type WorkControl } from './thread-work.ts';

const { overrides, worthFrom_s } = dataOfThread<CalculationData>();
/** What this thread is at: one calculation at a time. */
let asked: WorkControl;
/** Parts are done where all threads of this process hand them in. */
const pool: PartPool = {
  worthFrom_s,
  compute: async (work, size, { onProgress, own } = {}) => {
    const order: HelpOrder = { work, size, own };
    return (await asked.ask(order, (done) => onProgress?.(done, ''))) as readonly Uint8Array[];
  },
};
const compute = createCompute({ overrides, pool });

answerPool(({ name, document, withoutReasons = false, own }: CalculationOrder, control) => {
  asked = control;
  return compute.run(name, document, {
    signal: control.signal,
    onProgress: control.onProgress,
    withoutReasons,
    own,
  });
});
