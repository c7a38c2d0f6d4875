import { listProgrammesOrder } from '../../documents/orders/programme.ts';
import { programmeListSchema } from '../../documents/programme-board.ts';
import { GATES } from '../../metal/alloy/words.ts';
import { partOf } from '../part-of-list.ts';
import { defineTask } from '../task.ts';
import { keptProgrammes } from './kept-programme.ts';

/** Every programme of the ledger with the latest recommendations of its gates. */
export const listProgrammes = defineTask({
  name: 'list-programmes',
  title: 'List every programme and what its gates recommend',
  order: listProgrammesOrder,
  answer: programmeListSchema,
  act: null,
  reads: true,
  forVisitors: true,
  isShort: true,
  run: async (order, context) => {
    const { rows, ...part } = partOf(await keptProgrammes(context), order);
    return {
      format: 'remelt-qualify-list/1' as const,
      ...part,
      programmes: rows.map(({ state, plan }) => ({
        programme: state.id,
        title: plan.programme.title ?? null,
        level: plan.programme.level,
        status: state.status,
        revision: state.revisions.length,
        heats: state.heats.length,
        gates: GATES.map((gate) => state.evaluations.findLast((one) => one.gate === gate)?.verdict ?? null),
      })),
    };
  },
});
