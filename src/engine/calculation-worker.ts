import type { CalculationOrder } from './calculation-threads.ts';
import { createCompute } from './compute.ts';
import { answerPool, folderOfThread } from './thread-work.ts';

const overrides = folderOfThread();
const compute = createCompute(overrides === undefined ? {} : { overrides });

answerPool(({ name, document, withoutReasons = false, own }: CalculationOrder, control) =>
  compute.run(name, document, { ...control, withoutReasons, own }),
);
