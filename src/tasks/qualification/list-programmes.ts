import { listProgrammesOrder } from '../../documents/orders/programme.ts';
import { programmeListSchema } from '../../documents/programme-board.ts';
import { GATES } from '../../metal/alloy/words.ts';
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
  run: async (_, context) => ({
    format: 'remelt-qualify-list/1' as const,
    programmes: (await keptProgrammes(context)).map(({ state, plan }) => ({
      programme: state.id,
      title: plan.programme.title ?? null,
      level: plan.programme.level,
      status: state.status,
      revision: state.revisions.length,
      heats: state.heats.length,
      gates: GATES.map((gate) => state.evaluations.findLast((one) => one.gate === gate)?.verdict ?? null),
    })),
  }),
});
